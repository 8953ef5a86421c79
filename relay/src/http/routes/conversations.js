"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.conversationRoutes = conversationRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** Conversations: start, list, look at, end, rate, take up again. */
function conversationRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.startConversation, 'message', async ({ site, caller, body, res }) => {
        const { conversation, message, isNew } = await site.conversations.start(caller, body);
        const answer = message === null ? { conversation } : { conversation, message };
        (0, problem_1.sendJson)(res, isNew ? 201 : 200, JSON.stringify(answer));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.listConversations, 'request', async ({ site, caller, query, res }) => {
        (0, problem_1.sendJson)(res, 200, JSON.stringify(await site.conversations.list(caller, query)));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.getConversation, 'request', async ({ site, caller, params, res }) => {
        const conversation = await site.conversations.get(caller, params.id);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ conversation }));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.closeConversation, 'request', async ({ site, caller, params, res }) => {
        const conversation = await site.conversations.close(caller, params.id);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ conversation }));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.rateConversation, 'request', async ({ site, caller, params, body, res }) => {
        const conversation = await site.conversations.rate(caller, params.id, body);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ conversation }));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.reopenConversation, 'request', async ({ site, caller, params, res }) => {
        const conversation = await site.conversations.reopen(caller, params.id);
        (0, problem_1.sendJson)(res, 200, JSON.stringify({ conversation }));
    });
}
//# sourceMappingURL=conversations.js.map