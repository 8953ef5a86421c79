import type { JobScheduler } from './job-scheduler';
import type { SearchIndex } from '../search/search-index';
import type { AbsentAgentsService } from '../services/absent-agents-service';
import type { AnswerMailService } from '../services/answer-mail-service';
import type { AvailabilityService } from '../services/availability-service';
import type { Housekeeping } from '../services/housekeeping';
import type { LeftMessageService } from '../services/left-message-service';
import type { MailService } from '../services/mail-service';
import type { PresenceService } from '../services/presence-service';
import type { RetentionService } from '../services/retention-service';
import type { QueueService } from '../services/queue-service';
import type { SiteSettingsService } from '../services/site-settings-service';
import type { SnoozeService } from '../services/snooze-service';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';

/** What reactions and jobs do their work with. */
export interface BackgroundServices {
	readonly database: Database;
	readonly stores: Stores;
	readonly jobs: JobScheduler;
	readonly absentAgents: AbsentAgentsService;
	readonly answerMails: AnswerMailService;
	readonly availability: AvailabilityService;
	readonly leftMessages: LeftMessageService;
	readonly housekeeping: Housekeeping;
	readonly mail: MailService;
	readonly presence: PresenceService;
	readonly retention: RetentionService;
	readonly searchIndex: SearchIndex;
	readonly queue: QueueService;
	readonly siteSettings: SiteSettingsService;
	readonly snoozes: SnoozeService;
}
