import type { IncomingMessage } from 'node:http';
/** Tells which address a request came from, believing the forwarding header of configured proxies only. */
export declare class ClientAddress {
    private readonly trusted;
    private readonly hasProxies;
    constructor(proxies: readonly string[]);
    /** Returns the right-most address that is not one of our proxies (threats.md A61). */
    of(req: IncomingMessage): string;
    private isTrusted;
}
/** Whether a request was made on this very machine and not handed on by a proxy there. */
export declare function isLocal(req: IncomingMessage): boolean;
/** Names who shares a limit: an IPv4 address, or the /64 that one IPv6 customer has. */
export declare function limitKeyOf(address: string): string;
