"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.visitorRoutes = visitorRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** Visitors and their tokens. */
function visitorRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.startVisitor, 'none', async ({ site, addressKey, body, res }) => {
        await site.limits.newVisitor(addressKey);
        (0, problem_1.sendJson)(res, 201, JSON.stringify(await site.visitors.start(body)));
    });
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.refreshVisitor, 'none', async ({ site, addressKey, body, res }) => {
        await site.limits.refresh(addressKey);
        (0, problem_1.sendJson)(res, 200, JSON.stringify(await site.visitors.refresh(body.refreshToken)));
    });
}
//# sourceMappingURL=visitors.js.map