"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeApi = describeApi;
const zod_1 = require("zod");
const protocol = __importStar(require("../../protocol"));
const protocol_1 = require("../../protocol");
const version_1 = require("../version");
/** Codes that any call with a token may be answered with. */
const COMMON = ['rate_limited', 'db_unavailable', 'schema_mismatch', 'shutting_down', 'site_disabled', 'internal_error'];
const WITH_TOKEN = ['token_missing', 'token_invalid', 'token_expired', 'token_revoked', 'clock_skew', 'wrong_scope', 'origin_not_allowed'];
const WITH_BODY = ['invalid_request', 'unknown_field', 'malformed_json', 'request_too_large', 'unsupported_media_type'];
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };
/** Describes every route and event as OpenAPI 3.1, from the same schemas that check them. */
function describeApi() {
    const { names, schemas } = describeSchemas();
    const paths = {};
    for (const [operationId, route] of Object.entries(protocol_1.ROUTES)) {
        (paths[route.path] ??= {})[route.method] = describeRoute(operationId, route, names);
    }
    return {
        openapi: '3.1.0',
        info: {
            title: 'Veranda relay',
            version: version_1.RELAY_VERSION,
            description: 'Messages in by HTTP, out by Server-Sent Events. See docs/protocol.md.',
            license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' },
        },
        servers: [{ url: '/' }],
        paths,
        components: {
            schemas,
            securitySchemes: {
                visitor: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "A visitor's access token." },
                agent: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "An agent's token, made by WordPress." },
                service: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A service token, bound to the body.' },
            },
        },
    };
}
/** Every schema that the protocol exports has a name; in the description it is referred to by that name. */
function describeSchemas() {
    const registry = zod_1.z.registry();
    const names = new Map();
    for (const [id, schema] of Object.entries(protocol)) {
        if (schema instanceof zod_1.z.ZodType && !names.has(schema)) {
            registry.add(schema, { id });
            names.set(schema, id);
        }
    }
    const { schemas } = zod_1.z.toJSONSchema(registry, {
        io: 'input',
        uri: (id) => `#/components/schemas/${id}`,
        unrepresentable: 'any',
    });
    for (const schema of Object.values(schemas)) {
        delete schema.$id;
        delete schema.$schema;
    }
    return { names, schemas };
}
function describeRoute(operationId, route, names) {
    const content = (schema) => ({ 'application/json': { schema: describe(schema, names) } });
    const codes = [
        ...(route.tag === 'operations' ? [] : COMMON),
        ...(route.audiences.length > 0 ? WITH_TOKEN : []),
        ...(route.body === undefined ? [] : WITH_BODY),
        ...(route.problems ?? []),
    ];
    const responses = {};
    for (const code of new Set(codes)) {
        const [status, title] = protocol_1.PROBLEMS[code];
        const earlier = responses[status];
        responses[status] = {
            description: `${earlier === undefined ? '' : `${earlier.description} `}\`${code}\`: ${title}`,
            content: PROBLEM,
        };
    }
    for (const [status, answer] of Object.entries(route.answers)) {
        responses[status] = describeAnswer(answer, content);
    }
    return {
        operationId,
        tags: [route.tag],
        summary: route.summary,
        security: route.audiences.map((audience) => ({ [audience]: [] })),
        parameters: [...describeParameters('path', route.params), ...describeParameters('query', route.query)],
        ...(route.body === undefined ? {} : { requestBody: { required: true, content: content(route.body) } }),
        responses,
    };
}
function describeAnswer(answer, content) {
    if (answer === null) {
        return { description: 'Done.' };
    }
    if (typeof answer !== 'string') {
        return { description: 'What was asked for.', content: content(answer) };
    }
    return answer === 'text/event-stream'
        ? {
            description: 'Events, one line of JSON in `data` each.',
            content: { [answer]: { schema: { $ref: '#/components/schemas/streamEvent' } } },
        }
        : { description: 'Text.', content: { [answer]: { schema: { type: 'string' } } } };
}
function describe(schema, names) {
    const name = names.get(schema);
    return name === undefined
        ? zod_1.z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
        : { $ref: `#/components/schemas/${name}` };
}
function describeParameters(place, schema) {
    if (schema === undefined) {
        return [];
    }
    const { properties = {}, required = [] } = zod_1.z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return Object.entries(properties).map(([name, property]) => ({
        name,
        in: place,
        required: required.includes(name),
        schema: property,
    }));
}
//# sourceMappingURL=openapi.js.map