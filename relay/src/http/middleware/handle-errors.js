"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerError = answerError;
const problem_1 = require("../problem");
const request_id_1 = require("./request-id");
/** Answers whatever was thrown; what is our own fault is also logged with its cause. */
function answerError(req, res, error, log) {
    const problem = (0, problem_1.asProblem)(error);
    const requestId = (0, request_id_1.requestIdOf)(req);
    if (problem.code === 'internal_error') {
        log.error({ err: error, requestId }, 'A request failed.');
    }
    else if (problem.status >= 500) {
        log.debug({ err: problem, requestId }, 'A request could not be served.');
    }
    if (res.headersSent || res.destroyed) {
        res.destroy();
        return;
    }
    if (!req.complete) {
        // The rest of the body is not wanted; reading it to its end would only serve the sender of too much.
        res.setHeader('Connection', 'close');
    }
    (0, problem_1.sendProblem)(res, problem, requestId);
}
//# sourceMappingURL=handle-errors.js.map