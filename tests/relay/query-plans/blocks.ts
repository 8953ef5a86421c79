import { many, moment, now, type StorePlan } from './store-plan';

const NEW = { coversAddress: true, reason: 'Insults', blockedBy: 1, expiresAt: null, now };

export const blocksPlan: StorePlan = {
	mayReadAll: {
		'blocks.list b': 'A site has five hundred blocks at most, and all are wanted.',
		'blocks.listActive b': 'Five hundred at most, read when one of them changes.',
		'blocks.countOthers b': 'Five hundred at most, counted when one is added.',
	},
	maySort: { 'blocks.list null': 'Five hundred at most, of all that hold the newest first.' },
	rows: () => [
		{
			table: 'blocks',
			columns: 'public_id, visitor_id, covers_address, reason, blocked_by, created_at, expires_at',
			rows: many( ( index ) => [
				`b_${ String( index ).padStart( 22, '0' ) }`,
				index + 1,
				index % 2,
				'Insults',
				1,
				moment( -index ),
				index % 3 === 0 ? null : moment( index ),
			] ).slice( 0, 500 ),
		},
	],
	calls: ( { blocks }, db ) => ( {
		'blocks.list': [ null, [ 1, 2 ], [] ].map(
			( departmentIds ) => () => blocks.list( db, { agentId: 1, departmentIds }, now )
		),
		'blocks.findOfVisitor': [ () => blocks.findOfVisitor( db, 5 ) ],
		'blocks.listActive': [ () => blocks.listActive( db, now ) ],
		'blocks.countOthers': [ () => blocks.countOthers( db, 5, now ) ],
		'blocks.put': [ () => blocks.put( db, { ...NEW, visitorId: 5 } ) ],
		'blocks.setAddress': [ () => blocks.setAddress( db, 5, Buffer.alloc( 32 ) ) ],
		'blocks.move': [ () => blocks.move( db, 7, 5_000 ) ],
		'blocks.delete': [ () => blocks.delete( db, 9 ) ],
		'blocks.deleteExpired': [ () => blocks.deleteExpired( db, now, 100 ) ],
	} ),
};
