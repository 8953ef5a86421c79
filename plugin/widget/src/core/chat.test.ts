import { settled } from '../../../../relay/client/fakes';
import { makeLauncher } from './fakes';
import { config } from '../fakes';
import { Chat } from './chat';
import type { Feature, Part } from './feature';

const View = () => null;
const part = ( more: Partial< Part > ): Part => ( { slot: 'menu', view: View, order: 10, ...more } );

/** A chat with features that the real list does not have. */
function setUp( features: Record< string, Feature< { count: number } > > ) {
	const chat = new Chat( makeLauncher( config ) );
	chat.add( { window: { initial: { isOpen: true } }, ...features } );
	return { chat, slices: () => chat.state as unknown as Record< string, unknown > };
}

const ended = { type: 'session.ended', isForgotten: false } as const;
const closed = { type: 'window.closed' } as const;

test( 'each feature has its slice of the state, which follows the events that it names', () => {
	const { chat, slices } = setUp( {
		one: { initial: { count: 1 }, reduce: { 'window.closed': ( { count } ) => ( { count: count + 1 } ) } },
		two: { initial: { count: 5 } },
	} );
	const { two } = slices();

	chat.dispatch( closed );

	expect( slices() ).toMatchObject( { one: { count: 2 }, two: { count: 5 } } );
	expect( slices().two ).toBe( two );
} );

test( 'when a session ends nothing is left of it, unless a feature says that it is about the page', () => {
	const { chat, slices } = setUp( {
		personal: { initial: { count: 0 } },
		page: { initial: { count: 0 }, outlivesSession: true },
	} );
	chat.set( 'personal' as never, { count: 1 } as never );
	chat.set( 'page' as never, { count: 1 } as never );

	chat.dispatch( ended );

	expect( slices() ).toMatchObject( { personal: { count: 0 }, page: { count: 1 } } );
} );

test( 'events are told in order, after the whole state has followed, also those that come of them', () => {
	const told: unknown[] = [];
	const { chat } = setUp( {
		first: {
			initial: { count: 0 },
			start: ( it ) => it.onEvent( ( { type } ) => type === 'window.opened' && it.dispatch( closed ) ),
		},
		second: {
			initial: { count: 0 },
			reduce: { 'window.opened': () => ( { count: 1 } ) },
			start: ( it ) =>
				it.onEvent( ( { type }, before ) => {
					const count = ( state: object ) => ( state as { second: { count: number } } ).second.count;
					told.push( [ type, count( before ), count( it.state ) ] );
				} ),
		},
	} );

	chat.dispatch( { type: 'window.opened' } );

	expect( told ).toEqual( [
		[ 'window.opened', 0, 1 ],
		[ 'window.closed', 1, 1 ],
	] );
} );

test( "one feature's fault is reported and does not take the others with it", () => {
	const report = ( window.reportError = jest.fn() );
	const heard = jest.fn();
	const fail = () => {
		throw new Error( 'mine' );
	};
	const { chat } = setUp( {
		first: {
			initial: { count: 0 },
			start( it ) {
				it.onEvent( fail );
				fail();
			},
		},
		second: { initial: { count: 0 }, start: ( it ) => it.onEvent( heard ) },
	} );

	chat.dispatch( closed );
	chat.dispatch( closed );

	expect( heard ).toHaveBeenCalledTimes( 2 );
	expect( report ).toHaveBeenCalledTimes( 3 );
} );

test( 'changes are told once, when all of them are made; an event that changes nothing is not one', async () => {
	const { chat } = setUp( { one: { initial: { count: 0 } } } );
	await settled();
	const heard = jest.fn();
	chat.onChange( heard );

	chat.set( 'one' as never, { count: 1 } as never );
	chat.set( 'one' as never, { count: 2 } as never );
	await settled();
	chat.dispatch( closed );
	await settled();

	expect( heard ).toHaveBeenCalledTimes( 1 );
	expect( heard.mock.calls[ 0 ][ 0 ].one ).toEqual( { count: 2 } );
} );

test( 'a place shows its parts in order, those that have something to show', () => {
	const last = part( { order: 30 } );
	const first = part( { order: 10, isShown: ( state ) => state.window.isOpen } );
	const { chat } = setUp( {
		one: { initial: { count: 0 }, parts: [ last, part( { slot: 'card' } ), part( { isShown: () => false } ) ] },
		two: { initial: { count: 0 }, parts: [ first ] },
	} );

	expect( chat.shown( 'menu' ) ).toEqual( [ first, last ] );
} );

test( 'a feature that comes later takes its place among the others', async () => {
	const first = part( { order: 10 } );
	const { chat, slices } = setUp( { one: { initial: { count: 0 }, parts: [ part( { order: 20 } ) ] } } );
	await settled();
	const start = jest.fn();
	const painted = jest.fn();
	chat.onChange( painted );

	chat.add( { later: { initial: { count: 7 }, parts: [ first ], start, contents: { card: View } } as Feature } );
	await settled();

	expect( chat.shown( 'menu' )[ 0 ] ).toBe( first );
	expect( slices().later ).toEqual( { count: 7 } );
	expect( chat.contents.card ).toBe( View );
	expect( start ).toHaveBeenCalledWith( chat );
	expect( painted ).toHaveBeenCalled();
} );

test( 'Escape takes back one thing that is open before it closes the window', () => {
	const escape = jest.fn().mockReturnValueOnce( true ).mockReturnValue( false );
	const { chat } = setUp( { one: { initial: { count: 0 }, escape } } );
	const events: string[] = [];
	chat.onEvent( ( { type } ) => events.push( type ) );

	chat.escape();
	expect( events ).toEqual( [] );
	chat.escape();

	expect( events ).toEqual( [ 'window.closed' ] );
} );
