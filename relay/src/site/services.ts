import { JobScheduler } from '../jobs/job-scheduler';
import { transcriptMail } from '../jobs/transcript-mail';
import { SearchExport } from '../search/search-export';
import { SearchIndex } from '../search/search-index';
import { SearchService } from '../search/search-service';
import { AssignmentService } from '../services/assignment-service';
import { BlockGuard } from '../services/block-guard';
import { BlockService } from '../services/block-service';
import { ConversationExport } from '../services/conversation-export';
import { SavedViewService } from '../services/saved-view-service';
import { CannedResponseService } from '../services/canned-response-service';
import { ConversationAccess } from '../services/conversation-access';
import { ConversationKindService } from '../services/conversation-kind-service';
import { ConversationLifecycleService } from '../services/conversation-lifecycle-service';
import { ConversationLinkService } from '../services/conversation-link-service';
import { ConversationListService } from '../services/conversation-list-service';
import { ConversationRoutingService } from '../services/conversation-routing-service';
import { ConversationStartService } from '../services/conversation-start-service';
import { ConversationTagsService } from '../services/conversation-tags-service';
import { DepartmentService } from '../services/department-service';
import { ErasureService } from '../services/erasure-service';
import { LeadExport } from '../services/lead-export';
import { LeadService } from '../services/lead-service';
import { MailService } from '../services/mail-service';
import { MessageService } from '../services/message-service';
import { MessageWriter } from '../services/message-writer';
import { PageViewService } from '../services/page-view-service';
import { PastConversationsService } from '../services/past-conversations-service';
import { PersonalDataService } from '../services/personal-data-service';
import { PrechatFormService } from '../services/prechat-form-service';
import { PresenceService } from '../services/presence-service';
import { RatingService } from '../services/rating-service';
import { ReadReceiptService } from '../services/read-receipt-service';
import { ServiceCheck } from '../services/service-check';
import { SpamService } from '../services/spam-service';
import { TagService } from '../services/tag-service';
import { TranscriptMailService } from '../services/transcript-mail-service';
import { TranscriptService } from '../services/transcript-service';
import { TypingService } from '../services/typing-service';
import { UsualReplyService } from '../services/usual-reply-service';
import { VisitorAccess } from '../services/visitor-access';
import { VisitorDetailsService } from '../services/visitor-details-service';
import { VisitorService } from '../services/visitor-service';
import { VisitorSessions } from '../services/visitor-sessions';
import { WordPressClient } from '../services/wordpress-client';
import { SeenClients } from '../seen-clients';
import { WriteCheck } from '../services/write-check';
import { ConversationLinks } from '../tokens/conversation-links';
import { deriveKeys, type KeyGeneration } from '../tokens/keys';
import { TokenIssuer } from '../tokens/token-issuer';
import { TokenVerifier } from '../tokens/token-verifier';
import type { Core } from './core';
import type { Streams } from './streams';

/** What a site does for its callers. */
export type Services = Readonly< ReturnType< typeof createServices > >;

/** Lists a site's services. */
export function createServices(
	{ config, database, stores, siteSettings, availability, views, connected, bus, busHere, metrics, clock, log }: Core,
	{ directory, conversationCache, announcer, feed }: Streams
) {
	const generations = config.secrets.map( ( secret ) => deriveKeys( config.id, secret ) );
	const verifier = new TokenVerifier( config.id, generations, clock );
	const issuer = new TokenIssuer( config.id, generations[ 0 ] as KeyGeneration, clock );
	const writer = new MessageWriter( database, stores, conversationCache, announcer, clock, metrics );
	const conversations = new ConversationAccess( database, stores, views, directory, announcer, clock );
	const presence = new PresenceService( database, stores, views, connected, availability, bus, busHere, clock, log );
	const visitorSessions = new VisitorSessions( database, stores.visitorSessions, verifier, clock );
	const prechatForms = new PrechatFormService( stores, siteSettings, availability );
	const leads = new LeadService(
		database,
		stores,
		prechatForms,
		visitorSessions,
		directory,
		conversations,
		announcer,
		bus,
		clock
	);
	const seenClients = new SeenClients();
	const search = new SearchService( database, stores, views );
	const searchIndex = new SearchIndex( stores, clock );
	const jobs = new JobScheduler( stores.jobs, clock );
	const conversationLinks = new ConversationLinks( generations );
	const visitorAccess = new VisitorAccess( database, stores, directory );
	const blockGuard = new BlockGuard( database, stores, generations, clock );
	feed.observe( {
		deliver( { type } ) {
			if ( type === 'block.changed' ) {
				blockGuard.forget();
			}
		},
		reset: () => blockGuard.forget(),
	} );
	const visitors = new VisitorService(
		database,
		stores,
		views,
		availability,
		new UsualReplyService( database, stores.replyTimes, clock ),
		visitorSessions,
		prechatForms,
		verifier,
		issuer,
		announcer,
		config.origins,
		clock
	);
	connected.onChange( ( change ) => presence.noteChange( change ) );

	return {
		verifier,
		writer,
		availability,
		conversations,
		presence,
		assignments: new AssignmentService( database, stores, directory, conversations ),
		blockGuard,
		blocks: new BlockService( database, stores, visitorAccess, blockGuard, announcer, clock ),
		cannedResponses: new CannedResponseService( database, stores, bus, clock ),
		conversationExport: new ConversationExport( conversations, views ),
		conversationLinks,
		conversationLists: new ConversationListService( database, stores, views, directory ),
		conversationStarts: new ConversationStartService(
			database,
			stores,
			views,
			directory,
			visitorSessions,
			leads,
			new ConversationKindService( siteSettings, stores.departments, clock ),
			announcer,
			clock
		),
		conversationRouting: new ConversationRoutingService( stores, directory, conversations, clock ),
		conversationTags: new ConversationTagsService( stores, conversations ),
		departments: new DepartmentService( database, stores, views, announcer, clock ),
		erasure: new ErasureService( database, stores, feed ),
		leads,
		leadExport: new LeadExport( leads ),
		lifecycle: new ConversationLifecycleService( conversations, visitorSessions, siteSettings ),
		linkFollowing: new ConversationLinkService(
			database,
			stores,
			conversationLinks,
			visitorSessions,
			visitors,
			clock
		),
		mail: new MailService( new WordPressClient( siteSettings, issuer, config.wordpressUrl ?? null ) ),
		messages: new MessageService( views, directory, conversations, writer ),
		pageViews: new PageViewService(
			database,
			stores,
			visitorAccess,
			visitorSessions,
			connected,
			bus,
			config.origins,
			clock
		),
		pastConversations: new PastConversationsService( database, stores, views ),
		personalData: new PersonalDataService( { database, stores, views }, clock ),
		ratings: new RatingService( conversations ),
		readReceipts: new ReadReceiptService( stores, conversations ),
		savedViews: new SavedViewService( database, stores, bus, clock ),
		search,
		searchExport: new SearchExport( search ),
		searchIndex,
		serviceCheck: new ServiceCheck( issuer, stores.schema, database, config.origins, seenClients, clock ),
		seenClients,
		siteSettings,
		spam: new SpamService( conversations ),
		tags: new TagService( database, stores, announcer, clock ),
		transcriptMails: new TranscriptMailService( database, stores, conversations, ( mail ) =>
			jobs.schedule( database, transcriptMail, { key: mail.key, runAt: clock.now(), payload: mail } )
		),
		transcripts: new TranscriptService( database, stores, views, conversations, config.origins ),
		typing: new TypingService( database, stores, conversations, bus ),
		visitorDetails: new VisitorDetailsService(
			database,
			stores,
			visitorAccess,
			prechatForms,
			connected,
			announcer,
			bus,
			clock
		),
		visitors,
		writeCheck: new WriteCheck( database, stores, clock ),
	};
}
