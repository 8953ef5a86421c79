import { many, moment, now, some, type StorePlan } from './store-plan';

export const tagsPlan: StorePlan = {
	rows: () => [
		{
			table: 'tags',
			columns: 'public_id, name, name_key, created_at',
			rows: many( ( index ) => [
				`t_${ String( index ).padStart( 22, '0' ) }`,
				`Tag ${ index }`,
				`tag ${ index }`,
				moment( 0 ),
			] ),
		},
		// One that very many have, and others that a few have.
		{
			table: 'conversation_tags',
			columns: 'conversation_id, tag_id',
			rows: many( ( index ) => index + 1_000 ).flatMap( ( id ) =>
				[ 1, ( id % 500 ) + 2, ( id % 7 ) + 600 ].map( ( tag ) => [ id, tag ] )
			),
		},
	],
	calls: ( { tags }, db ) => ( {
		'tags.findByName': [ () => tags.findByName( db, 'Tag 5' ) ],
		'tags.lock': [ () => tags.lock( db, [ `t_${ '0'.repeat( 22 ) }`, `t_${ '1'.repeat( 22 ) }` ] ) ],
		'tags.listPage': [ {}, { prefix: 'tag 1' }, { after: 'tag 12' }, { prefix: 'tag 1', after: 'tag 12' } ].map(
			( page ) => () => tags.listPage( db, { ...page, limit: 50 } )
		),
		'tags.ensure': [ () => tags.ensure( db, [ 'Tag 5', 'tag 6', 'new' ], now ) ],
		'tags.rename': [ () => tags.rename( db, 7, 'Seven' ) ],
		'tags.delete': [ () => tags.delete( db, 8 ) ],
		'tags.listOf': [
			() => tags.listOf( db, some ),
			() =>
				tags.listOf(
					db,
					Array.from( { length: 250 }, ( _, index ) => index + 1_000 )
				),
		],
		'tags.put': [ () => tags.put( db, some, [ 1, 2 ] ) ],
		'tags.take': [ () => tags.take( db, some, [ 1, 2 ] ) ],
		'tags.listConversations': [
			() => tags.listConversations( db, 1, 1_001 ),
			() => tags.listConversations( db, 5, 1_001 ),
		],
		'tags.count': [ undefined, [ 1, 2 ], [] ].map(
			( departmentIds ) => () => tags.count( db, [ 1, 5, 9_999 ], 1_000, departmentIds )
		),
	} ),
};
