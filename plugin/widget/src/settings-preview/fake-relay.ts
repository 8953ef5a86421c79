import type { Message } from '../../../../relay/protocol';
import { messageOf, type PreviewChat } from './states';

/** Answers in the place of a relay and of WordPress: nobody else hears of anything. What it does not know, it refuses. */
export class FakeRelay {
	/** Addresses that begin so are its own. */
	constructor(
		private readonly base: string,
		private chat: PreviewChat
	) {}

	/** Tells whether it is asked. */
	isFor( address: string ): boolean {
		return address.startsWith( this.base );
	}

	answer( address: string, { method = 'GET', body }: RequestInit = {} ): Response {
		const path = new URL( address ).pathname;
		const { session } = this.chat;
		if ( path.endsWith( '/identity-token' ) ) {
			return json( { identityToken: null, owner: null, config: {} } );
		}
		if ( /\/visitors(\/refresh)?$/.test( path ) ) {
			return json( session );
		}
		if ( path.endsWith( '/me/conversations' ) ) {
			return json( { conversations: [ session.conversation ].filter( Boolean ), nextCursor: null } );
		}
		if ( path.endsWith( '/stream' ) ) {
			return stream();
		}
		if ( path.endsWith( '/messages' ) && method === 'GET' ) {
			return json( { messages: this.chat.messages, hasMore: false } );
		}
		if ( path.endsWith( '/messages' ) ) {
			return json( { message: this.keep( body ) }, 201 );
		}
		if ( /\/conversations\/[^/]+$/.test( path ) && session.conversation ) {
			return json( { conversation: session.conversation } );
		}
		return /\/(typing|read)$/.test( path )
			? new Response( null, { status: 204 } )
			: json( { code: 'not_found', status: 404, title: 'Not found' }, 404 );
	}

	/** Keeps what the owner writes into the preview, until it changes. */
	private keep( body: unknown ): Message {
		const { clientId, body: text } = JSON.parse( String( body ) ) as { clientId: string; body: string };
		const { session, messages } = this.chat;
		const author = { type: 'visitor', id: session.visitor.id, name: '', avatarUrl: null } as const;
		const message = messageOf( messages.length + 1, author, text, new Date().toISOString() );
		this.chat = { session, messages: [ ...messages, { ...message, clientId } ] };
		return { ...message, clientId };
	}
}

function json( body: unknown, status = 200 ): Response {
	return new Response( JSON.stringify( body ), { status, headers: { 'Content-Type': 'application/json' } } );
}

/** A stream that is there, and on which nothing happens. */
function stream(): Response {
	const hello = {
		type: 'hello',
		protocol: 1,
		epoch: 'preview',
		head: 0,
		resumed: false,
		serverTime: new Date().toISOString(),
	};
	const events = new ReadableStream< Uint8Array >( {
		start( controller ) {
			controller.enqueue( new TextEncoder().encode( `event: hello\ndata: ${ JSON.stringify( hello ) }\n\n` ) );
		},
	} );
	return new Response( events, { headers: { 'Content-Type': 'text/event-stream' } } );
}
