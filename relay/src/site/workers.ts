import { Leader, type Worker } from '../background/leader';
import { JOB_KINDS, RECURRING_JOBS } from '../jobs';
import type { BackgroundServices } from '../jobs/background-services';
import { JobRunner } from '../jobs/job-runner';
import { JobScheduler } from '../jobs/job-scheduler';
import { REACTIONS } from '../reactions';
import { ReactionRunner } from '../reactions/reaction-runner';
import { AbsentAgentsService } from '../services/absent-agents-service';
import { AnswerMailService } from '../services/answer-mail-service';
import { Housekeeping } from '../services/housekeeping';
import { LeftMessageService } from '../services/left-message-service';
import { RetentionService } from '../services/retention-service';
import { QueueService } from '../services/queue-service';
import { SnoozeService } from '../services/snooze-service';
import type { Core } from './core';
import type { Services } from './services';
import type { Streams } from './streams';

/** Lists what a site does by itself: background work, done by one of its relays. */
export function createWorkers(
	{ database, stores, views, expectedWaits, connected, bus, metrics, clock, log }: Core,
	{ feed, announcer }: Streams,
	{ availability, conversationLinks, erasure, mail, presence, searchIndex, siteSettings }: Services
): Worker[] {
	const services: BackgroundServices = {
		database,
		stores,
		jobs: new JobScheduler( stores.jobs, clock ),
		absentAgents: new AbsentAgentsService( database, stores, connected, siteSettings, announcer, clock, log ),
		answerMails: new AnswerMailService( database, stores, conversationLinks, announcer, clock ),
		availability,
		leftMessages: new LeftMessageService( database, stores, announcer, clock, log ),
		housekeeping: new Housekeeping( database, stores, clock ),
		mail,
		presence,
		retention: new RetentionService( database, stores, erasure, searchIndex, siteSettings, clock ),
		searchIndex,
		queue: new QueueService(
			database,
			stores,
			views,
			expectedWaits,
			siteSettings,
			connected,
			announcer,
			bus,
			clock
		),
		siteSettings,
		snoozes: new SnoozeService( database, stores, announcer, clock ),
	};
	const jobs = new JobRunner( JOB_KINDS, RECURRING_JOBS, services, clock, metrics, log );
	const reactions = new ReactionRunner( REACTIONS, {
		services,
		announcer,
		head: () => feed.head,
		clock,
		metrics,
		log,
	} );
	feed.observe( {
		deliver: ( event ) => reactions.hear( event.number, event.type ),
		reset: () => reactions.reset(),
	} );
	const lock = database.namedLock( 'background' );
	return [ new Leader( lock, [ reactions, jobs ], () => feed.isServing, clock, metrics, log ) ];
}
