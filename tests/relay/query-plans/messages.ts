import { now, some, type StorePlan } from './store-plan';

const message = {
	conversationId: 5,
	seq: 10_000,
	publicId: `m_${ 'x'.repeat( 22 ) }`,
	authorType: 'visitor',
	authorId: 5,
	clientId: 'plan',
	kind: 'text',
	actorId: null,
	recipientId: null,
	details: null,
	body: 'Hello',
	createdAt: now,
} as const;

const key = { conversationId: 5, authorType: 'visitor', authorId: 5, clientId: 'unknown' } as const;

export const messagesPlan: StorePlan = {
	calls: ( { conversationDetails, messages }, db ) => ( {
		'messages.selectByKeys': [ () => messages.selectByKeys( [ key, { ...key, conversationId: 6 } ] ) ],
		'messages.listByKeys': [ () => messages.listByKeys( db, [ key ] ) ],
		'messages.insert': [ () => messages.insert( [ message ] ) ],
		'messages.insertIfUnchanged': [ [ 1_501 ], some ].map( ( ids, index ) => async () => {
			const known = await conversationDetails.list( db, ids );
			const rows = known.map( ( { id } ) => ( {
				...message,
				conversationId: id,
				seq: 20_000 + index,
				clientId: `plan-${ index }`,
			} ) );
			return messages.insertIfUnchanged( rows, known );
		} ),
		'messages.listByPlaces': [
			() =>
				messages.listByPlaces(
					db,
					Array.from( { length: 200 }, ( _, index ) => ( { conversationId: 1_000 + index, seq: 2 } ) )
				),
		],
		'messages.listPage': [ {}, { before: 60 }, { after: 60 } ].flatMap( ( place ) =>
			[ true, false ].map(
				( includesInternal ) => () =>
					messages.listPage( db, { conversationId: 11_000, includesInternal, limit: 100, ...place } )
			)
		),
		'messages.listByClientId': [ () => messages.listByClientId( db, 1, 'unknown' ) ],
		'messages.listLastWritten': [ true, false ].map(
			( includesInternal ) => () => messages.listLastWritten( db, some, includesInternal )
		),
		'messages.listFoundTexts': [
			async () => messages.listFoundTexts( db, await conversationDetails.list( db, some ), 50, '%lamp%' ),
		],
		'messages.findLastNotice': [ () => messages.findLastNotice( db, 11_000, 'reopened_by_visitor' ) ],
		'messages.move': [ () => messages.move( db, 11_000, 900_002 ) ],
		'messages.countUnread': [ 'visitor', 'agent' ].map(
			( by ) => () => messages.countUnread( db, 11_000, by as 'visitor', 3 )
		),
	} ),
};
