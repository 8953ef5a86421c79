import { refreshVisitor, startVisitor } from '../../../../relay/client/calls/visitors';
import { RelayClient, type VisitorClient } from '../../../../relay/client/calls/relay-client';
import { getConversation } from '../../../../relay/client/calls/conversations';
import { listOwnConversations } from '../../../../relay/client/calls/past-conversations';
import { config } from '../fakes';
import { FakeRelay } from './fake-relay';
import { startPreview } from './preview';
import { chatIn, type PreviewState } from './states';

const texts = { agent: 'Anna', question: 'Hi?', answer: 'Yes.', thanks: 'Thanks!' };
const BASE = 'https://shop.test/veranda-preview/1';

/** As jsdom has none. */
class FakeResponse {
	readonly ok: boolean;
	readonly status: number;
	readonly headers = { get: () => 'application/json' };
	constructor(
		private readonly text: string | null,
		{ status = 200 }: { status?: number } = {}
	) {
		this.status = status;
		this.ok = status < 400;
	}
	json = () => Promise.resolve( JSON.parse( this.text ?? 'null' ) );
}

beforeEach( () => {
	Object.assign( globalThis, { Response: FakeResponse } );
} );

const ask = async ( relay: FakeRelay, path: string, init?: RequestInit ) => {
	const answer = relay.answer( BASE + path, init );
	return { status: answer.status, body: await answer.json() };
};

test.each< [ PreviewState, string | undefined, number, string ] >( [
	[ 'closed', undefined, 0, 'online' ],
	[ 'first', undefined, 0, 'online' ],
	[ 'waiting', 'queued', 1, 'online' ],
	[ 'talking', 'open', 3, 'online' ],
	[ 'ended', 'closed', 3, 'online' ],
	[ 'away', undefined, 0, 'offline' ],
] )( 'in the state "%s" the relay tells what belongs to it', async ( state, conversation, count, status ) => {
	const relay = new FakeRelay( BASE, chatIn( state, texts ) );

	const { body } = await ask( relay, '/v1/sites/s_1/visitors', { method: 'POST' } );
	expect( body.conversation?.state ).toBe( conversation );
	expect( body.availability.status ).toBe( status );
	const { messages } = ( await ask( relay, '/v1/conversations/c_preview/messages?limit=100' ) ).body;
	expect( messages ).toHaveLength( count );
} );

test( 'what the owner writes into the preview is taken, and what it cannot do is refused', async () => {
	const relay = new FakeRelay( BASE, chatIn( 'talking', texts ) );
	const body = JSON.stringify( { clientId: 'c-1', body: 'Hello' } );

	const { status, body: sent } = await ask( relay, '/v1/conversations/c_preview/messages', { method: 'POST', body } );
	expect( status ).toBe( 201 );
	expect( sent.message ).toMatchObject( { seq: 4, clientId: 'c-1', body: 'Hello' } );
	expect( ( await ask( relay, '/v1/conversations/c_preview/close', { method: 'POST' } ) ).status ).toBe( 404 );
	expect( relay.isFor( 'https://shop.test/veranda/v1/stream' ) ).toBe( false );
} );

test( 'the frame shows the real chat with made-up addresses, keeps nothing and takes no focus', () => {
	document.body.dataset.texts = JSON.stringify( texts );
	document.body.dataset.loader = 'https://shop.test/loader.js';
	window.fetch = jest.fn();
	window.matchMedia = jest.fn();
	localStorage.setItem( 'veranda:s_1:session', 'mine' );
	const before = window.localStorage;
	startPreview( document.body );
	const shown = () => document.querySelectorAll< HTMLElement >( '#veranda-widget' );

	const options = { config, state: 'closed', scheme: 'dark', direction: 'rtl' } as const;
	window.showPreview?.( options );
	window.showPreview?.( { ...options, config: { ...config, title: 'Ask us' } } );

	expect( shown() ).toHaveLength( 1 );
	const given = JSON.parse( shown()[ 0 ]?.dataset.config ?? '' );
	expect( given ).toMatchObject( { title: 'Ask us', relayUrl: `${ location.origin }/veranda-preview/2` } );
	expect( given.siteId ).toMatch( /^preview-/ );
	expect( document.documentElement.dir ).toBe( 'rtl' );
	expect( window.matchMedia( '(prefers-color-scheme:dark)' ).matches ).toBe( true );
	window.localStorage.setItem( 'veranda:x', '1' );
	expect( before.getItem( 'veranda:x' ) ).toBeNull();
	expect( before.getItem( 'veranda:s_1:session' ) ).toBe( 'mine' );
	const field = document.body.appendChild( document.createElement( 'input' ) );
	jest.spyOn( document, 'hasFocus' ).mockReturnValue( false );
	field.focus();
	expect( document.body.ownerDocument.activeElement ).not.toBe( field );
} );

test( 'the client that the chat uses understands the answers', async () => {
	const relay = new FakeRelay( BASE, chatIn( 'talking', texts ) );
	const client: VisitorClient = new RelayClient( {
		relayUrl: BASE,
		tokens: { getToken: async () => 'preview', renew: async () => 'preview' },
		fetch: async ( address, init ) => relay.answer( String( address ), init ),
	} );

	const started = await startVisitor( client, 's_1', { page: null, locale: 'en', timezone: 'UTC' } as never );
	const refreshed = await refreshVisitor( client, 's_1', { refreshToken: 'preview' } );

	expect( refreshed ).toEqual( started );
	expect( await getConversation( client, 'c_preview' ) ).toEqual( started.conversation );
	expect( ( await listOwnConversations( client, {} ) ).conversations ).toEqual( [ started.conversation ] );
} );
