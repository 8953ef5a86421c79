"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.agentRoutes = agentRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** Agents and whether they take conversations. */
function agentRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.setPresence, 'request', async ({ site, caller, body, res }) => {
        const agent = await site.presence.setStatus(caller, body.status);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ agent }));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.listAgents, 'request', async ({ site, res }) => {
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ agents: await site.presence.listAgents() }));
    });
}
//# sourceMappingURL=agents.js.map