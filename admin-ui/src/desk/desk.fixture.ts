import { screen } from '@testing-library/dom';
import type { StreamState } from '../../../relay/client';
import { makeClient, type Answers } from '../../../relay/client/fakes';
import type { Conversation } from '../../../relay/protocol';
import type { ConnectionListener } from '../agent-connection';
import { DEFAULTS } from '../alerts/preferences';
import { makeAgent, ME, START } from '../test-support/make';
import type { DeskConfig } from './config';
import { Desk } from './desk';

export const OLE = { id: 'agent:2', name: 'Ole', avatarUrl: null };
export const CONFIG: DeskConfig = {
	relayUrl: 'https://relay.test',
	siteId: 's_1',
	agentId: ME,
	canManage: false,
	inboxUrl: 'https://shop.test/wp-admin/admin.php?page=veranda',
	waitTargetSeconds: 90,
	preferences: DEFAULTS,
};

/** As the plugin prints it. */
const PAGE = `
	<ul id="adminmenu"><li id="toplevel_page_veranda"><span class="wp-menu-name">Veranda</span></li></ul>
	<ul><li id="wp-admin-bar-veranda">
		<a class="ab-item"><span class="veranda-admin-bar-status"></span>
			<span class="veranda-admin-bar-waiting" hidden><span aria-hidden="true"></span><span class="screen-reader-text"></span></span>
			<span class="veranda-admin-bar-unread" hidden><span aria-hidden="true"></span><span class="screen-reader-text"></span></span>
		</a>
		<ul>
			${ [ 'login', 'retry', 'online', 'away', 'waiting', 'unread' ].map( ( name ) => `<li id="wp-admin-bar-veranda-${ name }"><a class="ab-item" href="#">${ name }</a></li>` ).join( '' ) }
		</ul>
	</li></ul>
	<button>Save the product</button>
	<div id="veranda-desk"></div>`;

interface Known {
	queued?: Conversation[];
	mine?: Conversation[];
	config?: Partial< DeskConfig >;
	status?: 'online' | 'away';
	answers?: Answers;
	/** By the relay's clock, since `START`; the browser's says something else. */
	waitedSeconds?: number;
}

/** Opens a page beside the inbox; resolves when it has loaded what there is. */
export async function open( {
	queued = [],
	mine = [],
	config = {},
	status = 'online',
	answers = {},
	waitedSeconds = 0,
}: Known = {} ) {
	const openedAt = Date.now();
	document.body.innerHTML = PAGE;
	const listeners: ConnectionListener[] = [];
	const calls: unknown[] = [];
	const retry = jest.fn();
	const client = makeClient< Conversation >( {
		'GET /v1/agents': async () => ( {
			agents: [ makeAgent( { id: ME, status } ) ],
			availability: { status: 'online', agents: [], backAt: null },
		} ),
		'GET /v1/conversations': async ( { query }: { query?: { state?: string } } = {} ) => ( {
			conversations: query?.state === 'queued' ? queued : mine,
			nextCursor: null,
			counts: { queued: 0, mine: 0, open: 0 },
		} ),
		'PUT /v1/presence': async ( call: unknown ) => {
			calls.push( call );
			return { agent: makeAgent( { id: ME } ) };
		},
		...answers,
	} as Answers );
	const serverNow = () => Date.parse( START ) + waitedSeconds * 1_000 + Date.now() - openedAt;
	const root = document.getElementById( 'veranda-desk' ) as HTMLElement;
	const desk = new Desk( root, { ...CONFIG, ...config }, ( listener ) => {
		listeners.push( listener );
		return { client, start: () => undefined, retry, serverNow };
	} );
	desk.start();
	const listener = listeners[ 0 ] as ConnectionListener;
	const follow = ( state: StreamState, error: unknown = null ) => listener.onStatus( { state, error } );
	follow( 'live' );
	const reload = () => listener.onReload( false ).catch( () => {} );
	await reload();
	return { tell: listener.onEvent as ( event: object ) => void, follow, calls, reload, retry };
}

export const bar = () => document.getElementById( 'wp-admin-bar-veranda' ) as HTMLElement;
export const cards = () => screen.queryAllByRole( 'article' );
