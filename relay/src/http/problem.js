"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.asProblem = asProblem;
exports.sendProblem = sendProblem;
exports.sendJson = sendJson;
const zod_1 = require("zod");
const protocol_1 = require("../../protocol");
const errors_1 = require("../errors");
/** Turns whatever was thrown into what the caller may hear of it. */
function asProblem(error) {
    if (error instanceof errors_1.ChatError) {
        return error;
    }
    if (error instanceof zod_1.z.ZodError) {
        return fromIssues(error);
    }
    return new errors_1.ChatError('internal_error', 'Something went wrong here. Send the same request again in a moment.', { cause: error });
}
/** Writes an error as `application/problem+json` (RFC 9457). */
function sendProblem(res, error, requestId) {
    const { fields, assignee, serverTime, retryAfter } = error.extras;
    const body = {
        type: 'about:blank',
        title: protocol_1.PROBLEMS[error.code][1],
        status: error.status,
        code: error.code,
        detail: error.message,
        requestId,
        ...(fields === undefined ? {} : { fields }),
        ...(assignee === undefined ? {} : { assignee }),
        ...(serverTime === undefined ? {} : { serverTime }),
    };
    if (retryAfter !== undefined) {
        res.setHeader('Retry-After', String(retryAfter));
    }
    if (error.status === 401) {
        res.setHeader('WWW-Authenticate', 'Bearer');
    }
    sendJson(res, error.status, JSON.stringify(body), 'application/problem+json');
}
/** Writes JSON that nobody may keep. */
function sendJson(res, status, json, type = 'application/json; charset=utf-8') {
    res.statusCode = status;
    res.setHeader('Content-Type', type);
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Length', Buffer.byteLength(json));
    res.end(res.req.method === 'HEAD' ? undefined : json);
}
function fromIssues({ issues }) {
    const tooLong = issues.find((issue) => issue.code === 'custom' && issue.params?.code === 'message_too_long');
    if (tooLong !== undefined) {
        return new errors_1.ChatError('message_too_long', tooLong.message);
    }
    const unknown = issues.flatMap((issue) => issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key.slice(0, 100)].join('.'),
            message: 'There is no such field. Leave it out.',
        }))
        : []);
    if (unknown.length > 0) {
        return new errors_1.ChatError('unknown_field', 'The request has fields that do not exist. Leave them out.', {
            fields: unknown.slice(0, 20),
        });
    }
    return new errors_1.ChatError('invalid_request', 'The request is not valid. Correct the fields that are named.', {
        fields: issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    });
}
//# sourceMappingURL=problem.js.map