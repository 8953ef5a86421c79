import type { Logger } from 'pino';
import type { Clock } from './clock';
import type { LimitsConfig, SiteConfig } from './config';
import { Limits } from './http/limits';
import type { Metrics } from './metrics';
import { AssignmentService } from './services/assignment-service';
import { ConversationService } from './services/conversation-service';
import { Directory } from './services/directory';
import { MessageService } from './services/message-service';
import { PresenceService } from './services/presence-service';
import { ReadReceiptService } from './services/read-receipt-service';
import { ServiceCheck } from './services/service-check';
import { TypingService } from './services/typing-service';
import { VisitorService } from './services/visitor-service';
import { Database } from './store/database';
import { Feed } from './stream/feed';
import { Hub } from './stream/hub';
import { TokenVerifier } from './tokens/token-verifier';
/** One site: its keys, database, feed, streams, limits and services. Nothing here is shared with another. */
export interface Site {
    readonly config: SiteConfig;
    readonly verifier: TokenVerifier;
    readonly limits: Limits;
    readonly directory: Directory;
    readonly database: Database;
    readonly feed: Feed;
    readonly hub: Hub;
    readonly visitors: VisitorService;
    readonly conversations: ConversationService;
    readonly messages: MessageService;
    readonly assignments: AssignmentService;
    readonly readReceipts: ReadReceiptService;
    readonly typing: TypingService;
    readonly presence: PresenceService;
    readonly serviceCheck: ServiceCheck;
    /** Finds where the feed stands and follows it. */
    start(): Promise<void>;
    /** Resolves when every message that was taken has been answered. */
    settle(): Promise<void>;
    /** Ends streams without waiting and lets go of the database. */
    close(): Promise<void>;
}
/** Builds a site from its configuration. Nothing is connected before `start`. */
export declare function createSite(config: SiteConfig, limits: LimitsConfig, clock: Clock, log: Logger, metrics: Metrics): Site;
