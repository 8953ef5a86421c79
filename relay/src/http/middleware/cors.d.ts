import type { IncomingMessage, ServerResponse } from 'node:http';
/**
 * Answers exact origins only (threats.md A56). A preflight has no token, so it is allowed for the pages of any site
 * that is served here; the call itself only for those of the token's site.
 */
export declare class Cors {
    private readonly origins;
    constructor(origins: Iterable<string>);
    /** Names the headers for a request's origin; throws when no site has it. */
    headersFor(req: IncomingMessage): Record<string, string>;
    /** Answers a preflight. */
    preflight(req: IncomingMessage, res: ServerResponse): void;
}
/** Checks that the page belongs to the site whose token it shows; a program that is no browser sends no origin. */
export declare function assertOrigin(req: IncomingMessage, res: ServerResponse, origins: readonly string[]): void;
