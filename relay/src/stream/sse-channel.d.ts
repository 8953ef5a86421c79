declare module 'sse-channel' {
	/** The part of a request that the channel looks at. */
	interface ChannelRequest {
		readonly url: string;
		readonly headers: Readonly< Record< string, string > >;
		readonly socket: {
			setTimeout( milliseconds: number ): unknown;
			setNoDelay( isOn: boolean ): unknown;
			setKeepAlive( isOn: boolean ): unknown;
		};
		on( name: string, listener: () => void ): unknown;
	}

	/** The part of a response that the channel writes to. */
	interface ChannelClient {
		writeHead( status: number, headers: Readonly< Record< string, string > > ): unknown;
		write( packet: string ): unknown;
		end(): unknown;
		on( name: string, listener: () => void ): unknown;
	}

	class SseChannel {
		constructor( options: { historySize?: number; pingInterval?: number; jsonEncode?: boolean } );
		addClient( request: ChannelRequest, client: ChannelClient ): void;
		removeClient( client: ChannelClient ): void;
		send( message: { event: string; id?: string; data: string }, clients: readonly ChannelClient[] ): void;
		close(): void;
	}

	export = SseChannel;
}
