"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assignmentRoutes = assignmentRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** Who holds a conversation. */
function assignmentRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.assignConversation, 'request', async ({ site, caller, params, body, res }) => {
        const conversation = await site.assignments.assign(caller, params.id, body);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ conversation }));
    });
}
//# sourceMappingURL=assignments.js.map