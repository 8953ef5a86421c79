import { dispatch, select } from '@wordpress/data';
import type { ConversationList } from '../../../relay/protocol';
import type { SharedStreamOptions } from '../../../relay/client';
import { makeConversation } from '../test-support/make';
import { store } from './index';
import { InboxSession } from './session';

/** A stream that does what the test says. */
class MockStream {
	static latest: MockStream;
	place: string | null = null;
	status = { state: 'connecting', error: null };

	constructor( private readonly options: Pick< SharedStreamOptions< never >, 'onEvent' | 'onStatus' > ) {
		MockStream.latest = this;
	}

	start(): void {}
	stop(): void {}
	wake(): void {}

	/** Becomes live from a place on. */
	begin( place: string ): void {
		const [ epoch = '', head ] = place.split( '.' );
		this.options.onStatus?.( { state: 'live', error: null } );
		this.place = place;
		const hello = { type: 'hello', protocol: 1, epoch, head: Number( head ), resumed: false, serverTime: '' };
		this.options.onEvent( hello as never, place );
	}
}

const mockListConversations = jest.fn< Promise< ConversationList >, [ { state: string } ] >();

class MockClient {
	listAgents = async () => [];
	listConversations = mockListConversations;
}

jest.mock( '../../../relay/client', () => ( {
	...jest.requireActual( '../../../relay/client' ),
	// Looked up when they are used: the classes come into being after this.
	get SharedStream() {
		return MockStream;
	},
	get RelayClient() {
		return MockClient;
	},
} ) );

/** Lets answers that are there be taken in. */
const settled = () => new Promise( ( resolve ) => setTimeout( resolve ) );

/** Answers lists as they stand after the event of this number. */
const answerAt = ( number: number, waiting: ConversationList[ 'conversations' ] = [] ) =>
	mockListConversations.mockImplementation( async ( { state } ) => ( {
		conversations: state === 'queued' ? waiting : [],
		nextCursor: null,
		counts: { queued: waiting.length, mine: 0, open: 0 },
		head: `e.${ number }`,
	} ) );

const CONFIG = {
	screen: 'inbox',
	relayUrl: 'https://relay.test',
	siteId: 's_1',
	siteUrl: '',
	currentAgentId: 'agent:1',
	currentAgentName: 'Anna',
	canManage: false,
	settingsUrl: '',
	pluginVersion: '1',
} as const;

let session: InboxSession;

beforeEach( () => {
	mockListConversations.mockReset();
	session = new InboxSession( CONFIG );
} );

afterEach( async () => {
	session.stop();
	await settled();
	void dispatch( store ).happen( { type: 'STARTED', currentAgentId: 'agent:1', drafts: {} } );
} );

test( 'the lists are read while the stream is being opened, and not again when it lacks nothing', async () => {
	const conversation = makeConversation();
	answerAt( 7, [ conversation ] );

	session.start();
	await settled();
	expect( select( store ).getConversationsIn( 'queue' ) ).toEqual( [ conversation ] );

	MockStream.latest.begin( 'e.7' );
	await settled();
	expect( mockListConversations ).toHaveBeenCalledTimes( 2 );
} );

test( 'what happened between the lists and the stream is read', async () => {
	answerAt( 7 );
	session.start();
	await settled();

	const late = makeConversation();
	answerAt( 8, [ late ] );
	MockStream.latest.begin( 'e.8' );
	await settled();

	expect( select( store ).findConversation( late.id ) ).toEqual( late );
} );

test( 'a stream of another epoch, such as after an erasure, has everything read again', async () => {
	answerAt( 7 );
	session.start();
	await settled();

	MockStream.latest.begin( 'f.7' );
	await settled();

	expect( mockListConversations ).toHaveBeenCalledTimes( 4 );
} );

test( 'lists that could not be read ahead are read when the stream is there', async () => {
	mockListConversations.mockRejectedValue( new TypeError( 'Failed to fetch' ) );
	session.start();
	await settled();
	expect( select( store ).getListStatus( 'queue' ) ).toBe( 'failed' );

	const conversation = makeConversation();
	answerAt( 3, [ conversation ] );
	MockStream.latest.begin( 'e.3' );
	await settled();

	expect( select( store ).getListStatus( 'queue' ) ).toBe( 'ready' );
	expect( select( store ).getConversationsIn( 'queue' ) ).toEqual( [ conversation ] );
} );

test( 'a second connection from now on has everything read again', async () => {
	answerAt( 7 );
	session.start();
	await settled();
	MockStream.latest.begin( 'e.7' );
	await settled();

	MockStream.latest.begin( 'e.7' );
	await settled();

	expect( mockListConversations ).toHaveBeenCalledTimes( 4 );
} );
