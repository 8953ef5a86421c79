import type { OwnConversation } from '../../protocol';
import type { ChatEvent } from '../stream/chat-event';
import { FakeClock, makeMessage, settled } from '../fakes';
import { ReloadTrigger } from './reload-trigger';

type Event = ChatEvent< OwnConversation >;

const hello = ( resumed: boolean ): Event => ( {
	type: 'hello',
	protocol: 1,
	epoch: 'e',
	head: 1,
	resumed,
	serverTime: '2026-01-01T00:00:00.000Z',
} );
const reset: Event = { type: 'reset', reason: 'too_far_behind', epoch: 'e', head: 9 };

function make() {
	const clock = new FakeClock();
	const reload = jest.fn( async ( _isResumed: boolean ) => {} );
	return { clock, reload, trigger: new ReloadTrigger( { reload, clock } ) };
}

test.each( [
	[ 'a stream that begins from now', hello( false ), false ],
	[ 'a stream that goes on where it was', hello( true ), true ],
	[ 'a reset', reset, false ],
] )( 'what may have been missed is read again after %s', async ( _name, event, isResumed ) => {
	const { trigger, reload } = make();

	trigger.hear( event );
	await settled();

	expect( reload.mock.calls ).toEqual( [ [ isResumed ] ] );
} );

test( 'other events ask for nothing', async () => {
	const { trigger, reload } = make();

	trigger.hear( { type: 'message.created', message: makeMessage( 1 ) } );
	trigger.hear( { type: 'heartbeat', head: 3, serverTime: '2026-01-01T00:00:00.000Z' } );
	await settled();

	expect( reload ).not.toHaveBeenCalled();
} );

test( 'what is asked for at the same moment is read once, and then all of it', async () => {
	const { trigger, reload } = make();

	trigger.ask();
	trigger.hear( hello( true ) );
	await settled();
	trigger.hear( hello( true ) );
	trigger.hear( reset );
	await settled();

	expect( reload.mock.calls ).toEqual( [ [ false ], [ false ] ] );
} );

test( 'a reading that fails is no trouble', async () => {
	const { trigger, reload } = make();
	reload.mockRejectedValueOnce( new Error( 'offline' ) );

	trigger.hear( reset );
	await settled();
	trigger.hear( reset );
	await settled();

	expect( reload ).toHaveBeenCalledTimes( 2 );
} );

test.each( [ 'buffered', 'stalled' ] as const )(
	'while a stream is %s everything is read every four seconds',
	async ( state ) => {
		const { trigger, reload, clock } = make();

		trigger.follow( state );
		await clock.advance( 8_000 );
		expect( reload.mock.calls ).toEqual( [ [ false ], [ false ] ] );

		trigger.follow( 'live' );
		await clock.advance( 8_000 );
		expect( reload ).toHaveBeenCalledTimes( 2 );
	}
);

test( 'a slow reading is waited for, and not followed by another once events arrive', async () => {
	const { trigger, reload, clock } = make();
	let answer = () => {};
	reload.mockImplementation( () => new Promise( ( resolve ) => ( answer = resolve ) ) );

	trigger.follow( 'buffered' );
	await clock.advance( 20_000 );
	expect( reload ).toHaveBeenCalledTimes( 1 );
	trigger.follow( 'live' );
	answer();
	await clock.advance( 20_000 );

	expect( reload ).toHaveBeenCalledTimes( 1 );
} );

test( 'after the end nothing is read', async () => {
	const { trigger, reload, clock } = make();

	trigger.follow( 'buffered' );
	trigger.ask();
	trigger.stop();
	await clock.advance( 20_000 );

	expect( reload ).not.toHaveBeenCalled();
} );
