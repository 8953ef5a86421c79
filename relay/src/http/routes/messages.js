"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messageRoutes = messageRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** Messages, typing and how far one has read. */
function messageRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.listMessages, 'request', async ({ site, caller, params, query, res }) => {
        (0, problem_1.sendJson)(res, 200, JSON.stringify(await site.messages.list(caller, params.id, query)));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.sendMessage, 'message', async ({ site, caller, params, body, res }) => {
        const { json, isNew } = await site.messages.send(caller, params.id, body);
        (0, problem_1.sendJson)(res, isNew ? 201 : 200, `{"message":${json}}`);
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.type, 'request', async ({ site, caller, params, body, res }) => {
        await site.typing.type(caller, params.id, body.text);
        res.writeHead(204).end();
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.read, 'request', async ({ site, caller, params, body, res }) => {
        await site.readReceipts.read(caller, params.id, body.seq);
        res.writeHead(204).end();
    });
}
//# sourceMappingURL=messages.js.map