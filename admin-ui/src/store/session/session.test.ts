import type { SharedStreamOptions } from '../../../../relay/client';
import type { ConversationList } from '../../../../relay/protocol';
import { queue } from '../../screens/inbox/list/views/queue';
import { makeConversation } from '../../test-support/make';
import { makeRegistry } from '../../test-support/registry';
import { store } from '..';
import { InboxSession } from './session';

/** A stream that does what the test says. */
class MockStream {
	static latest: MockStream;
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
		const hello = { type: 'hello', protocol: 1, epoch, head: Number( head ), resumed: false, serverTime: '' };
		this.options.onEvent( hello as never, place );
	}
}

const mockListConversations = jest.fn< Promise< ConversationList >, [ { state: string } ] >();

class MockClient {
	call = async ( _method: string, path: string, { query }: { query?: { state: string } } = {} ) =>
		query ? mockListConversations( query ) : { agents: [], path };
}

jest.mock( '../../../../relay/client', () => ( {
	...jest.requireActual( '../../../../relay/client' ),
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

/** Answers with these as the queue. */
const answerWith = ( ...waiting: ConversationList[ 'conversations' ] ) =>
	mockListConversations.mockImplementation( async ( { state } ) => ( {
		conversations: state === 'queued' ? waiting : [],
		nextCursor: null,
		counts: { queued: waiting.length, mine: 0, open: 0 },
	} ) );

const CONFIG = {
	screen: 'inbox',
	relayUrl: 'https://relay.test',
	siteId: 's_1',
	siteUrl: '',
	siteName: 'Lamps',
	currentAgentId: 'agent:1',
	currentAgentName: 'Anna',
	canManage: false,
	settingsUrl: '',
	accounts: { profileUrl: '', roleNames: {} },
	pluginVersion: '1',
	waitTargetSeconds: 90,
	answerMail: 'works',
} as const;

let registry: ReturnType< typeof makeRegistry >;

/** How far the queue is read. */
const queueStatus = () => registry.select( store ).getActiveStatus();
const start = () => registry.dispatch( store ).connect();
const stop = () => registry.dispatch( store ).disconnect();

beforeEach( () => {
	mockListConversations.mockReset();
	registry = makeRegistry( new InboxSession( CONFIG ) );
} );

afterEach( async () => {
	await stop();
	await settled();
} );

test( 'the lists are read while the stream is being opened, and again when it has begun', async () => {
	const conversation = makeConversation();
	answerWith( conversation );
	void start();
	await settled();
	expect( registry.select( store ).getConversationsIn( queue ) ).toEqual( [ conversation ] );

	const late = makeConversation();
	answerWith( conversation, late );
	MockStream.latest.begin( 'e.8' );
	await settled();

	expect( registry.select( store ).findConversation( late.id ) ).toEqual( late );
} );

test( 'reading again takes nothing off the screen', async () => {
	answerWith();
	void start();
	await settled();
	expect( queueStatus() ).toBe( 'ready' );

	mockListConversations.mockReturnValue( new Promise( () => {} ) );
	MockStream.latest.begin( 'e.8' );
	await settled();

	expect( mockListConversations ).toHaveBeenCalledTimes( 4 );
	expect( queueStatus() ).toBe( 'ready' );
} );

test( 'an answer that comes after that of a later reading is not taken', async () => {
	const closedMeanwhile = makeConversation();
	const late: Array< ( list: ConversationList ) => void > = [];
	mockListConversations.mockImplementation( () => new Promise( ( resolve ) => late.push( resolve ) ) );
	void start();
	await settled();
	answerWith();
	// The second connection does not wait for what was read ahead.
	MockStream.latest.begin( 'e.7' );
	MockStream.latest.begin( 'e.8' );
	await settled();
	MockStream.latest.begin( 'e.9' );
	await settled();
	expect( queueStatus() ).toBe( 'ready' );

	let wasShown = false;
	const stopLooking = registry.subscribe( () => {
		wasShown ||= registry.select( store ).findConversation( closedMeanwhile.id ) !== null;
	}, store );
	late.forEach( ( answer ) =>
		answer( { conversations: [ closedMeanwhile ], nextCursor: null, counts: { queued: 1, mine: 0, open: 0 } } )
	);
	await settled();
	stopLooking();

	expect( wasShown ).toBe( false );
} );

test( 'lists that could not be read ahead are read when the stream is there', async () => {
	mockListConversations.mockRejectedValue( new TypeError( 'Failed to fetch' ) );
	void start();
	await settled();
	expect( queueStatus() ).toBe( 'failed' );

	const conversation = makeConversation();
	answerWith( conversation );
	MockStream.latest.begin( 'e.3' );
	await settled();

	expect( queueStatus() ).toBe( 'ready' );
	expect( registry.select( store ).getConversationsIn( queue ) ).toEqual( [ conversation ] );
} );

test( 'a session that has ended reads nothing any more', async () => {
	const late: Array< ( reason: Error ) => void > = [];
	mockListConversations.mockImplementation( () => new Promise( ( _resolve, reject ) => late.push( reject ) ) );
	void start();
	MockStream.latest.begin( 'e.3' );
	await settled();
	void stop();
	late.forEach( ( reject ) => reject( new Error( 'called off' ) ) );
	await settled();

	expect( mockListConversations ).toHaveBeenCalledTimes( 2 );
	expect( queueStatus() ).not.toBe( 'failed' );
} );

test( 'a session that begins again after its end reads everything again', async () => {
	answerWith();
	void start();
	MockStream.latest.begin( 'e.3' );
	await settled();
	void stop();

	const conversation = makeConversation();
	answerWith( conversation );
	void start();
	MockStream.latest.begin( 'e.3' );
	await settled();

	expect( registry.select( store ).getConversationsIn( queue ) ).toEqual( [ conversation ] );
} );
