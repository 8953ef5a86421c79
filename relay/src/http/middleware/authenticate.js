"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.authenticate = authenticate;
const errors_1 = require("../../errors");
const token_verifier_1 = require("../../tokens/token-verifier");
/** Reads the bearer token. A token in an address is no token: addresses are logged. */
function bearerOf(req) {
    const header = req.headers.authorization ?? '';
    const [scheme = '', token = '', ...rest] = header.split(' ');
    if (header === '') {
        throw new errors_1.ChatError('token_missing', 'Send a token in the Authorization header.');
    }
    if (scheme.toLowerCase() !== 'bearer' || token === '' || rest.length > 0) {
        throw (0, errors_1.tokenInvalid)('The Authorization header must be "Bearer" and a token.');
    }
    return token;
}
/** Finds the site by the token, checks the token with that site's keys, and names the caller. */
async function authenticate(req, sites, audiences) {
    const token = bearerOf(req);
    const issuer = (0, token_verifier_1.readIssuer)(token);
    const site = issuer === null ? undefined : sites.find(issuer);
    if (site === undefined) {
        throw (0, errors_1.tokenInvalid)();
    }
    const verified = site.verifier.verify(token, ...audiences);
    const expiresAt = verified.claims.exp * 1_000;
    if (verified.kind === 'service') {
        return { site, caller: { type: 'service', claims: verified.claims, expiresAt } };
    }
    site.feed.assertServing();
    const participant = verified.kind === 'agent'
        ? await site.directory.getAgent(verified.claims)
        : await site.directory.getVisitor(verified.claims.sub.slice('visitor:'.length));
    return { site, caller: { ...participant, expiresAt } };
}
//# sourceMappingURL=authenticate.js.map