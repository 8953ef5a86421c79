"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requestIdOf = requestIdOf;
const node_crypto_1 = require("node:crypto");
const ids = new WeakMap();
/** Returns the request's id, by which a caller's report is found in the log. Always ours: a caller's could be anything. */
function requestIdOf(req) {
    let id = ids.get(req);
    if (id === undefined) {
        id = (0, node_crypto_1.randomBytes)(9).toString('base64url');
        ids.set(req, id);
    }
    return id;
}
//# sourceMappingURL=request-id.js.map