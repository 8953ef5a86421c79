import { many, type StorePlan } from './store-plan';

const WORD = { word: 'lamp', isBeginning: false };
const BEGINNING = { word: 'l', isBeginning: true };
const PLACE = { conversationId: 2_001, seq: 3 };
const MANY = Array.from( { length: 1_000 }, ( _, index ) => index + 1_000 );

export const searchPlan: StorePlan = {
	rows: () => [
		{
			table: 'search_words',
			columns: 'conversation_id, seq, word',
			rows: many( ( index ) => index + 1_000 ).flatMap( ( id ) =>
				[ 0, 1, 2, 3, 4 ].flatMap( ( seq ) =>
					[ 'lamp', `l${ id % 50 }`, `x${ id }` ].map( ( word ) => [ id, seq, word ] )
				)
			),
		},
	],
	maySort: { 'search.listByWord word': 'Places of a beginning that is not common: a few thousand.' },
	calls: ( { search }, db ) => ( {
		'search.add': [ () => search.add( db, [ { ...PLACE, words: [ 'lamp', 'new' ] } ] ) ],
		'search.removeFacts': [ () => search.removeFacts( db, [ 1_501, 1_502 ] ) ],
		'search.lockTexts': [ () => search.lockTexts( db, [ PLACE, { conversationId: 1_501, seq: 1 } ] ) ],
		'search.lockTextsBefore': [ null, PLACE ].map( ( before ) => () => search.lockTextsBefore( db, before, 400 ) ),
		'search.lockConversations': [ () => search.lockConversations( db, [ 1_501, 1_502 ] ) ],
		'search.count': [ () => search.count( db, [ WORD, BEGINNING ], 4_001 ) ],
		'search.listByWord': [ WORD, BEGINNING ].flatMap( ( range ) =>
			[ null, PLACE ].map( ( before ) => () => search.listByWord( db, range, { before, limit: 1_000 } ) )
		),
		'search.findBack': [ null, PLACE ].map( ( before ) => () => search.findBack( db, before, 2_000 ) ),
		'search.listBetween': [ {}, { from: { conversationId: 1_900, seq: 0 } } ].map(
			( from ) => () => search.listBetween( db, BEGINNING, { before: PLACE, limit: 1_000, ...from } )
		),
		'search.listIn': [
			() => search.listIn( db, WORD, MANY, { isCommon: false, limit: 1_000 } ),
			() => search.listIn( db, BEGINNING, MANY, { isCommon: false, limit: 1_000 } ),
			() => search.listIn( db, BEGINNING, MANY.slice( 0, 100 ), { isCommon: true, limit: 1_000 } ),
		],
		'search.listInDepartments': [ () => search.listInDepartments( db, MANY, [ 1, 2 ] ) ],
	} ),
};
