import type { Site } from './site';
/** The sites that this relay serves, by their public ids. */
export declare class Sites {
    private readonly byId;
    constructor(sites: readonly Site[]);
    find(id: string): Site | undefined;
    all(): Site[];
}
