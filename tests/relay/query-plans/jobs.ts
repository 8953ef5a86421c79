import { many, moment, now, type StorePlan } from './store-plan';

const job = { id: 9, kind: 'other', key: '8', runAt: now, payload: '{}', attempts: 0 };

export const jobsPlan: StorePlan = {
	rows: () => [
		{
			table: 'jobs',
			columns: 'kind, job_key, state, run_at, payload, created_at',
			rows: many( ( index ) => [
				index % 3 === 0 ? 'missed_chat' : 'other',
				`${ index }`,
				index < 1_000 ? 'waiting' : 'failed',
				moment( index - 30 ),
				'{}',
				moment( 0 ),
			] ),
		},
	],
	calls: ( { jobs }, db ) => ( {
		'jobs.insertOnce': [ () => jobs.insertOnce( db, job, now ) ],
		'jobs.insertOrMove': [ () => jobs.insertOrMove( db, job, now ) ],
		'jobs.delete': [ () => jobs.delete( db, 'other', '5' ) ],
		'jobs.listDue': [ [ 'missed_chat' ], [ 'missed_chat', 'other' ] ].map(
			( kinds ) => () => jobs.listDue( db, now, { kinds, without: [ 1, 2 ], limit: 20 } )
		),
		'jobs.begin': [ () => jobs.begin( db, job ) ],
		'jobs.finish': [ () => jobs.finish( db, job ) ],
		'jobs.repeat': [ () => jobs.repeat( db, job, now ) ],
		'jobs.retry': [ () => jobs.retry( db, job, 'x', now ) ],
		'jobs.setAside': [ () => jobs.setAside( db, job, 'x', now ) ],
		'jobs.deleteFailedBefore': [ () => jobs.deleteFailedBefore( db, now, 20 ) ],
	} ),
};
