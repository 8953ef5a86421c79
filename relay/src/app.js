"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.createApp = createApp;
const express_1 = __importDefault(require("express"));
const helmet_1 = __importDefault(require("helmet"));
const pino_http_1 = __importDefault(require("pino-http"));
const errors_1 = require("./errors");
const client_address_1 = require("./http/client-address");
const endpoint_1 = require("./http/endpoint");
const cors_1 = require("./http/middleware/cors");
const handle_errors_1 = require("./http/middleware/handle-errors");
const request_id_1 = require("./http/middleware/request-id");
const agents_1 = require("./http/routes/agents");
const assignments_1 = require("./http/routes/assignments");
const conversations_1 = require("./http/routes/conversations");
const messages_1 = require("./http/routes/messages");
const operations_1 = require("./http/routes/operations");
const service_1 = require("./http/routes/service");
const stream_1 = require("./http/routes/stream");
const visitors_1 = require("./http/routes/visitors");
const log_1 = require("./log");
/** Wires routes and middleware. `assertRunning` throws while the relay is stopping. */
function createApp(config, sites, metrics, clock, log, assertRunning) {
    const context = { sites, addresses: new client_address_1.ClientAddress(config.trustedProxies), assertRunning };
    const cors = new cors_1.Cors(sites.all().flatMap((site) => site.config.origins));
    const streams = new stream_1.StreamRoute(context, cors, clock);
    const app = createExpressApp(config, context, cors, metrics, log);
    return (req, res) => {
        if (streams.owns(req.socket)) {
            // A stream's connection carries nothing else.
            req.socket.destroy();
        }
        else if (streams.matches(req)) {
            streams.handle(req, res).catch((error) => {
                if (streams.owns(req.socket)) {
                    log.warn({ err: error, requestId: (0, request_id_1.requestIdOf)(req) }, 'A stream could not be opened.');
                }
                else {
                    (0, handle_errors_1.answerError)(req, res, error, log);
                }
            });
        }
        else {
            app(req, res);
        }
    };
}
function createExpressApp(config, context, cors, metrics, log) {
    const app = (0, express_1.default)();
    app.disable('x-powered-by');
    app.disable('etag');
    app.enable('case sensitive routing');
    app.enable('strict routing');
    app.use(logRequests(log, metrics));
    app.use((0, helmet_1.default)({
        contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
        // Pages of other origins are meant to read the answers; which ones, CORS says.
        crossOriginResourcePolicy: { policy: 'cross-origin' },
        referrerPolicy: { policy: 'no-referrer' },
    }));
    app.use((req, res, next) => {
        res.setHeader('X-Request-Id', (0, request_id_1.requestIdOf)(req));
        next();
    });
    (0, operations_1.operationRoutes)(app, context.sites, metrics, config.metricsToken);
    app.use((req, res, next) => {
        res.setHeader('Vary', 'Origin');
        if (req.method === 'OPTIONS') {
            cors.preflight(req, res);
            return;
        }
        res.set(cors.headersFor(req));
        next();
    });
    (0, visitors_1.visitorRoutes)(app, context);
    (0, conversations_1.conversationRoutes)(app, context);
    (0, assignments_1.assignmentRoutes)(app, context);
    (0, messages_1.messageRoutes)(app, context);
    (0, agents_1.agentRoutes)(app, context);
    (0, service_1.serviceRoutes)(app, context);
    app.use((req) => {
        (0, endpoint_1.assertMethodKnown)(req);
        throw (0, errors_1.notFound)();
    });
    app.use((error, req, res, _next) => (0, handle_errors_1.answerError)(req, res, error, log));
    return app;
}
/** Logs each answer in one line: what was asked and how it ended, never with what. */
function logRequests(log, metrics) {
    return (0, pino_http_1.default)({
        logger: log,
        genReqId: (req) => (0, request_id_1.requestIdOf)(req),
        quietReqLogger: true,
        customLogLevel: (_req, res, error) => {
            metrics.answered(res.statusCode);
            return error || res.statusCode >= 500 ? 'warn' : res.statusCode >= 400 ? 'info' : 'debug';
        },
        customAttributeKeys: { reqId: 'requestId' },
        serializers: {
            req: (req) => ({
                method: req.method,
                path: (0, log_1.cut)(req.url.split('?')[0] ?? ''),
            }),
            res: (res) => ({ status: res.statusCode }),
        },
    });
}
//# sourceMappingURL=app.js.map