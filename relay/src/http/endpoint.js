"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.endpoint = endpoint;
exports.assertMethodKnown = assertMethodKnown;
const errors_1 = require("../errors");
const participants_1 = require("../participants");
const token_issuer_1 = require("../tokens/token-issuer");
const client_address_1 = require("./client-address");
const authenticate_1 = require("./middleware/authenticate");
const cors_1 = require("./middleware/cors");
const read_body_1 = require("./middleware/read-body");
/**
 * Registers a route of a site from its description: who may call is checked first, then the origin, the limits and the
 * shape, and only then the handler runs.
 */
function endpoint(router, context, route, limit, handle) {
    router[route.method](expressPath(route.path), async (req, res) => {
        if (route.method !== 'get') {
            context.assertRunning();
        }
        await handle(await prepare(context, route, limit, req, res));
    });
    router.all(expressPath(route.path), (req, _res, next) => {
        // Another description may have the same path with another method.
        knownPaths.set(req, route.path);
        next();
    });
}
const knownPaths = new WeakMap();
/** Answers a path that exists when its method does not. */
function assertMethodKnown(req) {
    if (knownPaths.has(req)) {
        throw new errors_1.ChatError('method_not_allowed', 'This address exists, but not with this method. See /v1/openapi.json.');
    }
}
const expressPath = (path) => path.replace(/\{(\w+)\}/g, ':$1');
async function prepare(context, route, limit, req, res) {
    const { site, caller } = await findSite(context, route, req);
    (0, cors_1.assertOrigin)(req, res, site.config.origins);
    const addressKey = (0, client_address_1.limitKeyOf)(context.addresses.of(req));
    await countCall(site, caller, limit);
    const params = parseParams(route, req);
    const query = route.query?.parse(req.query);
    const body = route.body === undefined ? undefined : await parseRequest(route.body, req, caller);
    return { site, caller, params, query, body, addressKey, req, res };
}
async function findSite(context, route, req) {
    if (route.audiences.length > 0) {
        return (0, authenticate_1.authenticate)(req, context.sites, route.audiences);
    }
    const site = context.sites.find(String(req.params.site));
    if (site === undefined) {
        throw (0, errors_1.notFound)();
    }
    site.feed.assertServing();
    return { site, caller: null };
}
async function countCall(site, caller, limit) {
    if (caller === null || caller.type === 'service' || limit === 'none') {
        return;
    }
    const key = (0, participants_1.keyOf)(caller);
    await (limit === 'message' ? site.limits.message(caller.type, key) : site.limits.request(key));
}
/* What is no id at all is answered like an id that is nobody's (threats.md A18). */
function parseParams(route, req) {
    const parsed = route.params?.safeParse(req.params);
    if (parsed !== undefined && !parsed.success) {
        throw (0, errors_1.notFound)();
    }
    return parsed?.data;
}
async function parseRequest(schema, req, caller) {
    const bytes = await (0, read_body_1.readBody)(req);
    if (caller?.type === 'service' && caller.claims.bodyHash !== (0, token_issuer_1.bodyHash)(bytes)) {
        throw new errors_1.ChatError('token_invalid', 'The token is for another body. Make one for each request.');
    }
    return schema.parse((0, read_body_1.parseBody)(req, bytes));
}
//# sourceMappingURL=endpoint.js.map