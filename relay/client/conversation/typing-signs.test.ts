import { FakeClock, makeClient } from '../fakes';
import { TypingSigns } from './typing-signs';

const author = ( id: string ) => ( { type: 'agent', id, name: id, avatarUrl: null } ) as const;
const by = ( id: string ) => ( { author: author( id ), text: null } );

function make() {
	const clock = new FakeClock();
	const sendTyping = jest.fn( async ( _id: string ) => {} );
	const shown: Record< string, string | null > = {};
	const signs = new TypingSigns( {
		client: makeClient( { 'POST /v1/conversations/:id/typing': ( { id } ) => sendTyping( id ) } ),
		ownId: 'agent:1',
		clock,
		onTyping: ( id, typing ) => {
			shown[ id ] = typing && typing.author.id;
		},
	} );
	return { clock, sendTyping, shown, signs };
}

test( 'typing is told every three seconds at most, in each conversation', async () => {
	const { clock, sendTyping, signs } = make();

	for ( let second = 0; second < 7; second++ ) {
		signs.tell( 'c_1' );
		await clock.advance( 1_000 );
	}
	signs.tell( 'c_2' );

	expect( sendTyping.mock.calls ).toEqual( [ [ 'c_1' ], [ 'c_1' ], [ 'c_1' ], [ 'c_2' ] ] );
} );

test( 'after a message was sent the next sign is told at once', () => {
	const { sendTyping, signs } = make();

	signs.tell( 'c_1' );
	signs.forgetTold( 'c_1' );
	signs.tell( 'c_1' );

	expect( sendTyping ).toHaveBeenCalledTimes( 2 );
} );

test( 'a sign that does not get through is no trouble', async () => {
	const { clock, sendTyping, signs } = make();
	sendTyping.mockRejectedValue( new Error( 'offline' ) );

	signs.tell( 'c_1' );
	await clock.advance( 0 );

	expect( sendTyping ).toHaveBeenCalledTimes( 1 );
} );

test( 'a sign is shown for six seconds after the last of them', async () => {
	const { clock, shown, signs } = make();

	signs.show( 'c_1', by( 'agent:2' ) );
	await clock.advance( 4_000 );
	signs.show( 'c_1', by( 'agent:2' ) );
	await clock.advance( 5_999 );
	expect( shown ).toEqual( { c_1: 'agent:2' } );
	await clock.advance( 1 );

	expect( shown ).toEqual( { c_1: null } );
} );

test( 'only who is shown can be taken away', () => {
	const { shown, signs } = make();

	signs.show( 'c_1', by( 'agent:2' ) );
	signs.show( 'c_2', by( 'agent:2' ) );
	signs.hide( 'c_1', 'agent:3' );
	signs.hide( 'c_2', 'agent:2' );

	expect( shown ).toEqual( { c_1: 'agent:2', c_2: null } );
} );

test( 'own signs, as from another tab, are not shown', () => {
	const { shown, signs } = make();

	signs.show( 'c_1', by( 'agent:1' ) );

	expect( shown ).toEqual( {} );
} );

test( 'at the end nobody is shown', () => {
	const { shown, signs } = make();

	signs.show( 'c_1', by( 'agent:2' ) );
	signs.show( 'c_2', by( 'agent:3' ) );
	signs.stop();

	expect( shown ).toEqual( { c_1: null, c_2: null } );
} );
