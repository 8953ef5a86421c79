import { agentsPlan } from './agents';
import { answerMailsPlan } from './answer-mails';
import { blocksPlan } from './blocks';
import { cannedResponsesPlan } from './canned-responses';
import { conversationsPlan } from './conversations';
import { departmentsPlan } from './departments';
import { erasurePlan } from './erasure';
import { feedPlan } from './feed';
import { jobsPlan } from './jobs';
import { leadsPlan } from './leads';
import { leftMessagesPlan } from './left-messages';
import { messagesPlan } from './messages';
import { pageViewsPlan } from './page-views';
import { queuesPlan } from './queues';
import { reactionsPlan } from './reactions';
import { replyTimesPlan } from './reply-times';
import { savedViewsPlan } from './saved-views';
import { schemaPlan } from './schema';
import { searchPlan } from './search';
import { siteSettingsPlan } from './site-settings';
import { tagsPlan } from './tags';
import { visitorDetailsPlan } from './visitor-details';
import { visitorSessionsPlan } from './visitor-sessions';
import { visitorsPlan } from './visitors';
import { waitingPlan } from './waiting';
import type { StorePlan } from './store-plan';

/** Lists how the stores are called. */
export const STORE_PLANS: readonly StorePlan[] = [
	agentsPlan,
	answerMailsPlan,
	blocksPlan,
	cannedResponsesPlan,
	conversationsPlan,
	departmentsPlan,
	erasurePlan,
	feedPlan,
	jobsPlan,
	leadsPlan,
	leftMessagesPlan,
	messagesPlan,
	pageViewsPlan,
	queuesPlan,
	reactionsPlan,
	replyTimesPlan,
	savedViewsPlan,
	schemaPlan,
	searchPlan,
	siteSettingsPlan,
	tagsPlan,
	visitorDetailsPlan,
	visitorsPlan,
	waitingPlan,
	visitorSessionsPlan,
];
