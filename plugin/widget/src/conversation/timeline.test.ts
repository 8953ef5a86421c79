import { emptyLog, entriesOf, withPage } from '../../../../relay/client/conversation/conversation-log';
import { makeMessage } from '../../../../relay/client/fakes';
import type { Message } from '../../../../relay/protocol';
import { makeItem, ME, mine } from '../fakes';
import { arrange } from './timeline';

const at = ( time: string ) => new Date( `2026-03-0${ time }:00` ).toISOString();
const from = ( messages: Message[], pending = [] as ReturnType< typeof makeItem >[], newFrom: number | null = null ) =>
	arrange( entriesOf( withPage( emptyLog, 'newest', { messages, hasMore: false } ), pending, ME.id ), {
		newFrom,
		now: new Date( '2026-03-05T12:00:00' ),
		locale: 'en',
	} );
const kinds = ( messages: Message[], newFrom: number | null = null ) =>
	from( messages, [], newFrom ).map( ( item ) =>
		'text' in item ? item.text : item.kind === 'message' && item.body
	);

test( 'days are set apart and named', () => {
	expect(
		kinds( [
			mine( 1, { createdAt: at( '1T10:00' ), body: 'a' } ),
			mine( 2, { createdAt: at( '4T10:00' ), body: 'b' } ),
			mine( 3, { createdAt: at( '5T10:00' ), body: 'c' } ),
		] )
	).toEqual( [ 'Sunday, March 1', 'a', 'Yesterday', 'b', 'Today', 'c' ] );
} );

test( 'what one author wrote within three minutes stands together', () => {
	const times = [ '5T10:00', '5T10:02', '5T10:06', '5T10:07' ];
	const authors = [ makeMessage( 1 ).author, makeMessage( 1 ).author, makeMessage( 1 ).author, mine( 1 ).author ];

	const items = from(
		times.map( ( time, index ) => makeMessage( index + 1, { createdAt: at( time ), author: authors[ index ]! } ) )
	);

	expect( items.map( ( item ) => item.kind === 'message' && [ item.isFirst, item.isLast ] ).slice( 1 ) ).toEqual( [
		[ true, false ],
		[ false, true ],
		[ true, true ],
		[ true, true ],
	] );
} );

test( 'a waiting message stays with the last own one, whatever the clocks say', () => {
	const items = from( [ mine( 1, { createdAt: at( '5T10:00' ) } ) ], [ makeItem( { createdAt: at( '5T11:30' ) } ) ] );

	expect( items.at( -1 ) ).toMatchObject( { isFirst: false, isLastOwn: true } );
} );

test( 'what is new is marked before its first message', () => {
	const messages = [ 1, 2, 3 ].map( ( seq ) => makeMessage( seq, { createdAt: at( '5T10:00' ) } ) );

	expect( kinds( messages, 3 ) ).toEqual( [ 'Today', 'Message 1', 'Message 2', 'New', 'Message 3' ] );
} );
