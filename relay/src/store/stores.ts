import { ActivityStore } from './activity-store';
import { AgentStore } from './agent-store';
import { AnswerMailStore } from './answer-mail-store';
import { BlockStore } from './block-store';
import { CannedResponseStore } from './canned-response-store';
import { ConversationDetailsStore } from './conversation-details-store';
import { ConversationListStore } from './conversation-list-store';
import { ConversationStore } from './conversation-store';
import { DepartmentStore } from './department-store';
import { ErasureStore } from './erasure-store';
import { FeedStore } from './feed-store';
import { JobStore } from './job-store';
import { LeadStore } from './lead-store';
import { LeftMessageStore } from './left-message-store';
import { MessageStore } from './message-store';
import { PageViewStore } from './page-view-store';
import { QueueStore } from './queue-store';
import { ReactionStore } from './reaction-store';
import { ReplyTimeStore } from './reply-time-store';
import { SavedViewStore } from './saved-view-store';
import { SchemaStore } from './schema-store';
import { SetAsideStore } from './set-aside-store';
import { SearchStore } from './search-store';
import { SiteSettingsStore } from './site-settings-store';
import { tablesOf } from './tables';
import { TagStore } from './tag-store';
import { VisitorDetailsStore } from './visitor-details-store';
import { VisitorNoteStore } from './visitor-note-store';
import { VisitorSessionStore } from './visitor-session-store';
import { VisitorStore } from './visitor-store';
import { WaitingStore } from './waiting-store';

/** All stores of one site. */
export type Stores = Readonly< ReturnType< typeof createStores > >;

/** Creates the stores for a table prefix. */
export function createStores( prefix: string ) {
	const tables = tablesOf( prefix );
	const activity = new ActivityStore( tables );
	const conversationDetails = new ConversationDetailsStore( tables );
	return {
		activity,
		agents: new AgentStore( tables ),
		answerMails: new AnswerMailStore( tables ),
		blocks: new BlockStore( tables ),
		cannedResponses: new CannedResponseStore( tables ),
		conversations: new ConversationStore( tables ),
		conversationDetails,
		conversationLists: new ConversationListStore( tables, conversationDetails, activity ),
		departments: new DepartmentStore( tables ),
		erasure: new ErasureStore( tables ),
		feed: new FeedStore( tables ),
		jobs: new JobStore( tables ),
		leads: new LeadStore( tables ),
		leftMessages: new LeftMessageStore( tables ),
		messages: new MessageStore( tables ),
		pageViews: new PageViewStore( tables ),
		queues: new QueueStore( tables ),
		reactions: new ReactionStore( tables ),
		replyTimes: new ReplyTimeStore( tables ),
		savedViews: new SavedViewStore( tables ),
		schema: new SchemaStore( tables ),
		setAside: new SetAsideStore( tables ),
		search: new SearchStore( tables ),
		siteSettings: new SiteSettingsStore( tables ),
		tags: new TagStore( tables ),
		visitorDetails: new VisitorDetailsStore( tables ),
		visitorNotes: new VisitorNoteStore( tables ),
		visitors: new VisitorStore( tables ),
		waiting: new WaitingStore( tables ),
		visitorSessions: new VisitorSessionStore( tables ),
	};
}
