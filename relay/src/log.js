"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.cut = void 0;
exports.describeError = describeError;
exports.createLogger = createLogger;
const pino_1 = __importDefault(require("pino"));
const LONGEST = 1_024;
/** Cuts a value that came from outside, so that nobody fills the log (threats.md A42). */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
exports.cut = cut;
/**
 * Describes an error for the log. Of a database's error only codes are kept: its text and its statement can hold what
 * people wrote.
 */
function describeError(error) {
    if (!(error instanceof Error)) {
        return { message: (0, exports.cut)(String(error)) };
    }
    const { code, errno, sqlState } = error;
    const fromDatabase = 'sql' in error || 'sqlState' in error;
    return {
        type: error.name,
        message: fromDatabase ? 'The database refused a statement.' : (0, exports.cut)(error.message),
        ...(code === undefined ? {} : { code }),
        ...(errno === undefined ? {} : { errno }),
        ...(sqlState === undefined ? {} : { sqlState }),
        stack: (0, exports.cut)((error.stack ?? '').split('\n').slice(1).join('\n')),
        ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
    };
}
/** Makes the relay's log: one line of JSON an entry, without tokens and without what people wrote. */
function createLogger(level) {
    return (0, pino_1.default)({
        level,
        base: null,
        timestamp: pino_1.default.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: describeError },
        redact: {
            paths: ['authorization', 'token', 'accessToken', 'refreshToken', 'identity', 'body', 'email'].flatMap((key) => [
                key,
                `*.${key}`,
                `*.*.${key}`,
            ]),
            censor: '[removed]',
        },
    });
}
//# sourceMappingURL=log.js.map