"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StreamRoute = void 0;
const protocol_1 = require("../../../protocol");
const errors_1 = require("../../errors");
const participants_1 = require("../../participants");
const subscriber_1 = require("../../stream/subscriber");
const client_address_1 = require("../client-address");
const authenticate_1 = require("../middleware/authenticate");
const cors_1 = require("../middleware/cors");
const LIFETIME_MS = 600_000;
const STREAM_HEADERS = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
};
/**
 * Opens streams, ahead of Express: its response objects and chunks cost more than all of our own work, and anything
 * that reads the request's body would end the stream.
 */
class StreamRoute {
    context;
    cors;
    clock;
    taken = new WeakSet();
    perAddress = new Map();
    constructor(context, cors, clock) {
        this.context = context;
        this.cors = cors;
        this.clock = clock;
    }
    /** Whether a request is for this route. */
    matches(req) {
        const url = req.url ?? '';
        return req.method === 'GET' && (url === protocol_1.ROUTES.stream.path || url.startsWith(`${protocol_1.ROUTES.stream.path}?`));
    }
    /** Whether a connection is a stream already, so that nothing else can be asked on it. */
    owns(socket) {
        return this.taken.has(socket);
    }
    async handle(req, res) {
        const cors = this.cors.headersFor(req);
        for (const [name, value] of Object.entries(cors)) {
            res.setHeader(name, value);
        }
        this.context.assertRunning();
        const { site, caller } = await (0, authenticate_1.authenticate)(req, this.context.sites, protocol_1.ROUTES.stream.audiences);
        if (caller.type === 'service') {
            return;
        }
        (0, cors_1.assertOrigin)(req, res, site.config.origins);
        await site.limits.request(`stream:${(0, participants_1.keyOf)(caller)}`);
        const cursor = cursorOf(req);
        const leave = this.enterAddress(site, (0, client_address_1.limitKeyOf)(this.context.addresses.of(req)));
        const { socket } = req;
        this.taken.add(socket);
        socket.once('close', leave);
        if (socket.destroyed) {
            leave();
            return;
        }
        const subscriber = this.subscribe(caller, caller.expiresAt, socket, { ...STREAM_HEADERS, ...cors });
        const opened = site.hub.open(subscriber, socket, cursor);
        const { streamsPerVisitor, streamsPerAgent } = site.limits.config;
        site.hub.limit(subscriber, caller.type === 'visitor' ? streamsPerVisitor : streamsPerAgent);
        await opened;
    }
    /**
     * A stream lives as long as its token is honoured, and never longer than about ten minutes: whoever may still listen
     * comes back with a new token and the cursor.
     */
    subscribe(participant, tokenExpiresAt, socket, headers) {
        const lifetimeEnds = this.clock.now() + LIFETIME_MS * (0.8 + Math.random() * 0.4);
        const tokenEnds = tokenExpiresAt + protocol_1.CLOCK_LEEWAY_SECONDS * 1_000;
        return tokenEnds < lifetimeEnds
            ? new subscriber_1.Subscriber(participant, socket, headers, tokenEnds, 'expired')
            : new subscriber_1.Subscriber(participant, socket, headers, lifetimeEnds, 'lifetime');
    }
    enterAddress(site, address) {
        const key = `${site.config.id} ${address}`;
        const open = this.perAddress.get(key) ?? 0;
        if (open >= site.limits.config.streamsPerAddress) {
            throw new errors_1.ChatError('rate_limited', 'Too many streams are open from this address. Close some tabs.', {
                retryAfter: 30,
            });
        }
        this.perAddress.set(key, open + 1);
        let isOver = false;
        return () => {
            if (isOver) {
                return;
            }
            isOver = true;
            const left = (this.perAddress.get(key) ?? 1) - 1;
            if (left > 0) {
                this.perAddress.set(key, left);
            }
            else {
                this.perAddress.delete(key);
            }
        };
    }
}
exports.StreamRoute = StreamRoute;
/** Reads the cursor from the query or from `Last-Event-ID`; one that has not the form of a cursor is a mistake. */
function cursorOf(req) {
    const { searchParams } = new URL(req.url ?? '', 'http://relay');
    const entries = [...searchParams];
    const query = Object.fromEntries(entries);
    for (const [name] of entries) {
        const values = searchParams.getAll(name);
        if (values.length > 1) {
            query[name] = values;
        }
    }
    const parsed = protocol_1.ROUTES.stream.query.parse(query);
    const header = req.headers['last-event-id'];
    if (parsed.after !== undefined || header === undefined || header === '') {
        return parsed.after ?? null;
    }
    return protocol_1.ROUTES.stream.query.parse({ after: header }).after ?? null;
}
//# sourceMappingURL=stream.js.map