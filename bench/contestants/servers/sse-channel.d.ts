declare module 'sse-channel' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	class SseChannel {
		addClient( request: IncomingMessage, response: ServerResponse ): void;
		send( message: { id: number; event: string; data: string } ): void;
	}

	export = SseChannel;
}
