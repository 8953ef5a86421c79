"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createSite = createSite;
const memory_bus_1 = require("./bus/memory-bus");
const limits_1 = require("./http/limits");
const assignment_service_1 = require("./services/assignment-service");
const conversation_service_1 = require("./services/conversation-service");
const directory_1 = require("./services/directory");
const message_service_1 = require("./services/message-service");
const message_writer_1 = require("./services/message-writer");
const presence_service_1 = require("./services/presence-service");
const read_receipt_service_1 = require("./services/read-receipt-service");
const service_check_1 = require("./services/service-check");
const typing_service_1 = require("./services/typing-service");
const visitor_service_1 = require("./services/visitor-service");
const database_1 = require("./store/database");
const stores_1 = require("./store/stores");
const event_reader_1 = require("./stream/event-reader");
const feed_1 = require("./stream/feed");
const hub_1 = require("./stream/hub");
const presence_1 = require("./stream/presence");
const replay_1 = require("./stream/replay");
const keys_1 = require("./tokens/keys");
const token_issuer_1 = require("./tokens/token-issuer");
const token_verifier_1 = require("./tokens/token-verifier");
const views_1 = require("./views");
/** Builds a site from its configuration. Nothing is connected before `start`. */
function createSite(config, limits, clock, log, metrics) {
    const figures = metrics.forSite(config.id);
    const database = new database_1.Database(config.database);
    const stores = (0, stores_1.createStores)(config.database.prefix);
    const bus = new memory_bus_1.MemoryBus();
    const people = new presence_1.Presence(clock);
    const views = new views_1.Views(database, stores, people);
    const reader = new event_reader_1.EventReader(database, stores, views);
    const feed = new feed_1.Feed(database, stores, reader, {
        deliver: (event) => hub.deliver(event),
        reset: (reason) => {
            directory.clear();
            hub.reset(reason);
        },
        degrade: (isDegraded) => {
            figures.databaseState(!isDegraded);
            hub.degrade(isDegraded);
        },
        accessChanged: (versions) => hub.revoke(versions),
        enable: (isEnabled) => {
            if (!isEnabled) {
                hub.disable();
            }
        },
    }, clock, log);
    const hub = new hub_1.Hub(feed, new replay_1.Replay(database, stores, reader), people, clock, figures);
    bus.subscribe((announcement) => hub.pass(announcement));
    const generations = config.secrets.map((secret) => (0, keys_1.deriveKeys)(config.id, secret));
    const verifier = new token_verifier_1.TokenVerifier(config.id, generations, clock);
    const issuer = new token_issuer_1.TokenIssuer(config.id, generations[0], clock);
    const directory = new directory_1.Directory(database, stores, clock, (id) => feed.accessVersionOf(id));
    const writer = new message_writer_1.MessageWriter(database, stores, feed, clock, figures);
    const conversations = new conversation_service_1.ConversationService(database, stores, views, directory, feed, clock);
    const presence = new presence_service_1.PresenceService(database, stores, views, people, bus, clock, log);
    people.onChange((type, id) => presence.noteChange(type, id));
    return {
        config,
        verifier,
        limits: new limits_1.Limits(limits),
        directory,
        database,
        feed,
        hub,
        conversations,
        presence,
        visitors: new visitor_service_1.VisitorService(database, stores, views, presence, verifier, issuer, clock),
        messages: new message_service_1.MessageService(database, stores, views, directory, conversations, writer),
        assignments: new assignment_service_1.AssignmentService(database, stores, directory, conversations),
        readReceipts: new read_receipt_service_1.ReadReceiptService(database, stores, conversations, feed, clock),
        typing: new typing_service_1.TypingService(database, stores, conversations, bus),
        serviceCheck: new service_check_1.ServiceCheck(issuer, config.origins, () => stores.schema.findVersion(database).catch(() => null), clock),
        async start() {
            await feed.start();
            hub.start();
        },
        settle: () => writer.idle(),
        async close() {
            feed.stop();
            people.clear();
            hub.destroy();
            hub.stop();
            await database.close();
        },
    };
}
//# sourceMappingURL=site.js.map