"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.serviceRoutes = serviceRoutes;
const protocol_1 = require("../../../protocol");
const endpoint_1 = require("../endpoint");
const problem_1 = require("../problem");
/** What the plugin itself asks. It must be answered also while the site cannot be served: that is when it asks. */
function serviceRoutes(router, context) {
    (0, endpoint_1.endpoint)(router, context, protocol_1.ROUTES.checkService, 'none', async ({ site, body, res }) => {
        (0, problem_1.sendJson)(res, 200, JSON.stringify(await site.serviceCheck.answer(body)));
    });
}
//# sourceMappingURL=service.js.map