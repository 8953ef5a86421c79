/*
 * What the generator sends to a server, byte by byte, so that it needs to know nothing about the server. It is passed to
 * another process, so it is data only.
 */

/** How a contestant is called. */
export interface WirePlan {
	readonly port: number;
	/** What each visitor sends, one entry for each conversation. */
	readonly conversations: readonly ConversationPlan[];
	/** What opens the streams that hear every conversation. */
	readonly agents: readonly StreamPlan[];
}

/** What one visitor sends. */
export interface ConversationPlan {
	readonly stream: StreamPlan;
	/**
	 * A whole message to post, with `MARK_PLACE` once in its text and `KEY_PLACE` wherever else it needs a key of its own
	 * (marks.ts). Both are replaced by as many bytes, so that lengths in the text stay right.
	 */
	readonly post: string;
	/** Where it is posted: over HTTP on its own connection, or on the stream, where its own arrival is the answer. */
	readonly postsOn: 'http' | 'stream';
}

/** What opens one stream. */
export interface StreamPlan {
	/** What is written first. */
	readonly opening: string;
	/** For protocols with several steps: as soon as `after` has arrived, `say` is written. */
	readonly turns?: ReadonlyArray< { readonly after: string; readonly say: string } >;
	/** The stream is live once this has arrived, after all steps. */
	readonly live: string;
	/** What has to be sent from time to time so that the server keeps the stream; latin1 text. */
	readonly keepAlive?: { readonly everyMs: number; readonly say: string };
}

/** Writes the request that opens a Server-Sent Events stream. */
export function streamRequest( path: string, headers: Readonly< Record< string, string > > = {} ): string {
	return head( 'GET', path, { Accept: 'text/event-stream', ...headers } );
}

/** Writes a request with a JSON body over a connection that stays open. */
export function postRequest( path: string, body: string, headers: Readonly< Record< string, string > > = {} ): string {
	const length = String( Buffer.byteLength( body ) );
	return head( 'POST', path, { 'Content-Type': 'application/json', ...headers, 'Content-Length': length } ) + body;
}

function head( method: string, path: string, headers: Readonly< Record< string, string > > ): string {
	const lines = Object.entries( headers ).map( ( [ name, value ] ) => `${ name }: ${ value }\r\n` );
	return `${ method } ${ path } HTTP/1.1\r\nHost: 127.0.0.1\r\n${ lines.join( '' ) }\r\n`;
}
