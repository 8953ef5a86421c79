import { playSound } from '../../../relay/client/play-sound';
import { makeOwnConversation } from '../test-support/make';
import { callAgent } from './call-agent';
import { DEFAULTS } from './preferences';

jest.mock( '../../../relay/client/play-sound' );

const own = makeOwnConversation();
const shown = jest.fn();

/** Calls an agent who does not look at this page, but at these in the same browser. */
function callBeside( ...views: string[] ) {
	const held = views.map( ( openId ) => ( { name: `veranda:view:shop:${ openId }` } ) );
	Object.defineProperty( navigator, 'locks', { configurable: true, value: { query: async () => ( { held } ) } } );
	return callAgent( [ { reason: 'message', conversationId: own.id, occasion: '1', text: 'Are you there?' } ], {
		name: 'shop',
		preferences: { ...DEFAULTS, isNotificationOn: true },
		isAway: false,
		isInView: false,
		openId: null,
		find: () => own,
		open: () => undefined,
	} );
}

beforeEach( () => {
	jest.mocked( playSound ).mockReset();
	shown.mockReset();
	class FakeNotification extends EventTarget {
		static permission = 'granted';
		constructor( title: string ) {
			super();
			shown( title );
		}
	}
	Object.assign( window, { Notification: FakeNotification, isSecureContext: true } );
} );

afterEach( () => {
	Reflect.deleteProperty( navigator, 'locks' );
	Reflect.deleteProperty( window, 'Notification' );
} );

test( 'a message in a conversation that the agent looks at in another tab does not sound here', async () => {
	await callBeside( own.id );

	expect( playSound ).not.toHaveBeenCalled();
	expect( shown ).not.toHaveBeenCalled();
} );

test.each( [ '', 'c_other' ] )(
	'while they look at something else there it sounds, without a notification: %j',
	async ( openId ) => {
		await callBeside( openId );

		expect( playSound ).toHaveBeenCalledTimes( 1 );
		expect( shown ).not.toHaveBeenCalled();
	}
);

test( 'while they look at none of our pages it sounds and shows', async () => {
	await callBeside();

	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( shown ).toHaveBeenCalledWith( expect.stringContaining( 'New message from' ) );
} );
