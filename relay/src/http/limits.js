"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Limits = void 0;
const rate_limiter_flexible_1 = require("rate-limiter-flexible");
const errors_1 = require("../errors");
/** What one site allows its callers. */
class Limits {
    config;
    messages;
    requests;
    newVisitors;
    refreshes;
    constructor(config) {
        this.config = config;
        this.messages = {
            visitor: bucket(config.messageBurst, config.messagesPerSecond),
            agent: bucket(config.agentMessageBurst, config.agentMessagesPerSecond),
        };
        this.requests = bucket(config.requestBurst, config.requestsPerSecond);
        this.newVisitors = new rate_limiter_flexible_1.RateLimiterMemory({ points: config.newVisitorsPerHour, duration: 3_600 });
        // A refresh token cannot be guessed; this only keeps trying from costing us much.
        this.refreshes = new rate_limiter_flexible_1.RateLimiterMemory({ points: config.newVisitorsPerHour * 4, duration: 600 });
    }
    /** Counts a message of a participant, named by their side and key. */
    message(side, key) {
        return count(this.messages[side], key, 'You are sending very fast. Your message will go out in a moment.');
    }
    /** Counts any other call of a participant. */
    request(key) {
        return count(this.requests, key, 'Too many calls came from you at once. Wait a moment.');
    }
    /** Counts a new visitor from an address. */
    newVisitor(address) {
        return count(this.newVisitors, address, 'Too many new visitors came from this address. Try again later.');
    }
    /** Counts a refresh from an address. */
    refresh(address) {
        return count(this.refreshes, address, 'Too many sessions were renewed from this address. Try again later.');
    }
}
exports.Limits = Limits;
/** So many at once, and then so many a second. */
function bucket(burst, perSecond) {
    const steady = new rate_limiter_flexible_1.RateLimiterMemory({ keyPrefix: 'steady', points: perSecond, duration: 1 });
    const extra = burst - perSecond;
    return extra <= 0
        ? steady
        : new rate_limiter_flexible_1.BurstyRateLimiter(steady, new rate_limiter_flexible_1.RateLimiterMemory({ keyPrefix: 'burst', points: extra, duration: Math.max(1, Math.ceil(burst / perSecond)) }));
}
async function count(counter, key, detail) {
    try {
        await counter.consume(key);
    }
    catch (error) {
        if (!(error instanceof rate_limiter_flexible_1.RateLimiterRes)) {
            throw error;
        }
        throw new errors_1.ChatError('rate_limited', detail, {
            retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)),
        });
    }
}
//# sourceMappingURL=limits.js.map