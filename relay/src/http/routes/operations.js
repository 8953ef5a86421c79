"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.operationRoutes = operationRoutes;
const node_crypto_1 = require("node:crypto");
const protocol_1 = require("../../../protocol");
const errors_1 = require("../../errors");
const feed_1 = require("../../stream/feed");
const token_issuer_1 = require("../../tokens/token-issuer");
const version_1 = require("../../version");
const client_address_1 = require("../client-address");
const openapi_1 = require("../openapi");
const problem_1 = require("../problem");
/** What those who run the relay ask. None of it names a site. */
function operationRoutes(router, sites, metrics, metricsToken) {
    const openapi = JSON.stringify((0, openapi_1.describeApi)());
    router.get(protocol_1.ROUTES.health.path, (_req, res) => {
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ status: 'ok', version: version_1.RELAY_VERSION }));
    });
    router.get(protocol_1.ROUTES.readiness.path, (_req, res) => {
        const answer = readiness(sites);
        (0, problem_1.sendJson)(res, answer.status === 'ready' ? 200 : 503, JSON.stringify(answer));
    });
    router.get(protocol_1.ROUTES.metrics.path, async (req, res) => {
        if (!(0, client_address_1.isLocal)(req) && !showsToken(req, metricsToken)) {
            throw (0, errors_1.notFound)();
        }
        res.setHeader('Content-Type', metrics.registry.contentType);
        res.end(await metrics.registry.metrics());
    });
    router.get(protocol_1.ROUTES.openapi.path, (_req, res) => {
        (0, problem_1.sendJson)(res, 200, openapi);
    });
}
/** The relay is ready as long as it can serve somebody: one site's outage must not take the others off the air. */
function readiness(sites) {
    const feeds = sites.all().map((site) => site.feed);
    const serving = feeds.find((feed) => !feed.isDegraded);
    const mismatch = feeds.find((feed) => feed.schemaFound !== undefined && feed.schemaFound !== protocol_1.SCHEMA_VERSION);
    if (serving !== undefined) {
        return {
            status: 'ready',
            database: 'ok',
            schema: { serves: protocol_1.SCHEMA_VERSION, found: serving.schemaFound ?? null },
            detail: 'The relay serves.',
        };
    }
    if (mismatch !== undefined) {
        const found = mismatch.schemaFound ?? null;
        return {
            status: 'not_ready',
            database: 'ok',
            schema: { serves: protocol_1.SCHEMA_VERSION, found },
            detail: (0, feed_1.schemaSentence)(found),
        };
    }
    return {
        status: 'not_ready',
        database: 'unavailable',
        schema: { serves: protocol_1.SCHEMA_VERSION, found: null },
        detail: 'The database does not answer. Check that it runs, and the DATABASE_… variables.',
    };
}
function showsToken(req, token) {
    if (token === undefined) {
        return false;
    }
    // Hashes have one length, so the comparison takes the same time whatever was sent.
    const expected = Buffer.from((0, token_issuer_1.bodyHash)(`Bearer ${token}`));
    return (0, node_crypto_1.timingSafeEqual)(expected, Buffer.from((0, token_issuer_1.bodyHash)(req.headers.authorization ?? '')));
}
//# sourceMappingURL=operations.js.map