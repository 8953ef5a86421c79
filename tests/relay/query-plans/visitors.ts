import { randomBytes } from 'node:crypto';
import { many, moment, now, type StorePlan } from './store-plan';

const session = {
	tokenHash: randomBytes( 32 ),
	visitorId: 5,
	family: randomBytes( 16 ),
	expiresAt: now,
	now,
};

const facts = { locale: 'en', timezone: 'UTC', pageUrl: null, pageTitle: null };

export const visitorsPlan: StorePlan = {
	rows: () => [
		{
			table: 'visitor_sessions',
			columns: 'token_hash, visitor_id, family, created_at, expires_at, replaced_at',
			rows: many( ( index ) => [
				randomBytes( 32 ),
				index + 1,
				randomBytes( 16 ),
				moment( -index ),
				moment( 3_000 - index ),
				null,
			] ),
		},
		{
			table: 'spent_tokens',
			columns: 'jti, expires_at',
			rows: many( ( index ) => [ `jti-${ index }`, moment( 3_000 - index ) ] ),
		},
	],
	calls: ( { visitors }, db ) => ( {
		'visitors.find': [ () => visitors.find( db, 5 ) ],
		'visitors.listByIds': [ () => visitors.listByIds( db, [ 5, 6 ] ) ],
		'visitors.listIds': [
			() =>
				visitors.listIds(
					db,
					[ 'x', 'y' ].map( ( each ) => `v_${ each.repeat( 22 ) }` )
				),
		],
		'visitors.findByWpUser': [ () => visitors.findByWpUser( db, 400 ) ],
		'visitors.listByPrefix': [ 'Ann', 'xaver.q', 'nobody' ].map(
			( text ) => () => visitors.listByPrefix( db, text, 1_000 )
		),
		'visitors.lock': [ () => visitors.lock( db, 5 ) ],
		'visitors.insert': [ () => visitors.insert( db, `v_${ 'y'.repeat( 22 ) }`, facts, now ) ],
		'visitors.updateFacts': [ () => visitors.updateFacts( db, 5, facts, now ) ],
		'visitors.verify': [ () => visitors.verify( db, 5, 9, 'Ann', 'ann@example.org' ) ],
		'visitors.introduce': [ () => visitors.introduce( db, 6, 'Ann', undefined ) ],
		'visitors.touch': [ () => visitors.touch( db, [ 5, 6 ], now ) ],
		'visitors.insertSession': [ () => visitors.insertSession( db, session ) ],
		'visitors.lockSession': [ () => visitors.lockSession( db, session.tokenHash ) ],
		'visitors.replaceSession': [ () => visitors.replaceSession( db, session.tokenHash, now ) ],
		'visitors.hasUsedSuccessor': [ () => visitors.hasUsedSuccessor( db, session.family, session.tokenHash, now ) ],
		'visitors.endFamily': [ () => visitors.endFamily( db, session.family ) ],
		'visitors.spendToken': [ () => visitors.spendToken( db, 'plan', now ) ],
		'visitors.deleteExpired': [ () => visitors.deleteExpired( db, now, 100 ) ],
	} ),
};
