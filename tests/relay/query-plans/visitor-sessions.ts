import { randomBytes } from 'node:crypto';
import { many, moment, now, type StorePlan } from './store-plan';

const session = {
	tokenHash: randomBytes( 32 ),
	visitorId: 5,
	family: randomBytes( 16 ),
	familyStartedAt: now,
	accessVersion: 0,
	vouchedBy: 'key-id-1',
	expiresAt: now,
	now,
};

export const visitorSessionsPlan: StorePlan = {
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
			table: 'visitor_access',
			columns: 'wp_user_id, version, updated_at',
			rows: many( ( index ) => [ index + 1, 0, now ] ),
		},
		{
			table: 'spent_tokens',
			columns: 'jti, expires_at',
			rows: many( ( index ) => [ `jti-${ index }`, moment( 3_000 - index ) ] ),
		},
	],
	calls: ( { visitorSessions }, db ) => ( {
		'visitorSessions.insert': [ () => visitorSessions.insert( db, session ) ],
		'visitorSessions.lock': [ () => visitorSessions.lock( db, session.tokenHash ) ],
		'visitorSessions.replace': [ () => visitorSessions.replace( db, session.tokenHash, randomBytes( 32 ), now ) ],
		'visitorSessions.listCurrent': [ () => visitorSessions.listCurrent( db, 5 ) ],
		'visitorSessions.endFamily': [ () => visitorSessions.endFamily( db, session.family ) ],
		'visitorSessions.isAny': [ () => visitorSessions.isAny( db, 5 ) ],
		'visitorSessions.findAccessVersion': [ () => visitorSessions.findAccessVersion( db, 7 ) ],
		'visitorSessions.findAccessVersionOfVisitor': [ () => visitorSessions.findAccessVersionOfVisitor( db, 5 ) ],
		'visitorSessions.spendIdentity': [ () => visitorSessions.spendIdentity( db, 'plan', now ) ],
		'visitorSessions.deleteExpired': [ () => visitorSessions.deleteExpired( db, now, 100 ) ],
	} ),
};
