"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Cors = void 0;
exports.assertOrigin = assertOrigin;
const errors_1 = require("../../errors");
const PREFLIGHT_SECONDS = 7_200;
const refused = () => new errors_1.ChatError('origin_not_allowed', 'This page may not use the relay. Add its exact origin to SITE_ORIGINS.');
/**
 * Answers exact origins only (threats.md A56). A preflight has no token, so it is allowed for the pages of any site
 * that is served here; the call itself only for those of the token's site.
 */
class Cors {
    origins;
    constructor(origins) {
        this.origins = new Set(origins);
    }
    /** Names the headers for a request's origin; throws when no site has it. */
    headersFor(req) {
        const { origin } = req.headers;
        if (origin === undefined) {
            return { Vary: 'Origin' };
        }
        if (!this.origins.has(origin)) {
            throw refused();
        }
        return {
            Vary: 'Origin',
            'Access-Control-Allow-Origin': origin,
            'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id',
        };
    }
    /** Answers a preflight. */
    preflight(req, res) {
        const headers = this.headersFor(req);
        res.writeHead(204, {
            ...headers,
            'Access-Control-Allow-Methods': 'GET, POST, PUT',
            'Access-Control-Allow-Headers': 'authorization, content-type, last-event-id',
            'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
            'Content-Length': '0',
        });
        res.end();
    }
}
exports.Cors = Cors;
/** Checks that the page belongs to the site whose token it shows; a program that is no browser sends no origin. */
function assertOrigin(req, res, origins) {
    const { origin } = req.headers;
    if (origin !== undefined && !origins.includes(origin)) {
        res.removeHeader('Access-Control-Allow-Origin');
        res.removeHeader('Access-Control-Expose-Headers');
        throw refused();
    }
}
//# sourceMappingURL=cors.js.map