import type { LimitsConfig } from '../config';
/** What one site allows its callers. */
export declare class Limits {
    readonly config: LimitsConfig;
    private readonly messages;
    private readonly requests;
    private readonly newVisitors;
    private readonly refreshes;
    constructor(config: LimitsConfig);
    /** Counts a message of a participant, named by their side and key. */
    message(side: 'visitor' | 'agent', key: string): Promise<void>;
    /** Counts any other call of a participant. */
    request(key: string): Promise<void>;
    /** Counts a new visitor from an address. */
    newVisitor(address: string): Promise<void>;
    /** Counts a refresh from an address. */
    refresh(address: string): Promise<void>;
}
