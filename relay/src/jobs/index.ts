import type { JobKind, RecurringJob } from './job';
import { absentAgents } from './absent-agents';
import { answerMail } from './answer-mail';
import { answerMails } from './answer-mails';
import { availability } from './availability';
import { housekeeping } from './housekeeping';
import { leftMessages } from './left-messages';
import { missedChat } from './missed-chat';
import { transcriptMail } from './transcript-mail';
import { queue } from './queue';
import { retention } from './retention';
import { snoozed } from './snoozed';
import { searchBackfill } from './search-backfill';
import { visitorRequest } from './visitor-request';

/** Every kind of jobs that is due at a time, one a file. */
export const JOB_KINDS: readonly JobKind[] = [ answerMail, missedChat, searchBackfill, transcriptMail, visitorRequest ];

/** Everything that comes again and again, one a file. */
export const RECURRING_JOBS: readonly RecurringJob[] = [
	absentAgents,
	answerMails,
	availability,
	leftMessages,
	queue,
	housekeeping,
	retention,
	snoozed,
];
