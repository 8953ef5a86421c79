/** What `identify` takes: what the page says of its visitor. Nobody vouches for it. */
export interface PageFacts {
	name?: string;
	email?: string;
}

/** What is told of the chat to the page's own scripts, as DOM events `veranda:<name>` at the document. Never what was said. */
export interface PageEvents {
	/** `window.veranda` works. */
	ready: null;
	open: null;
	close: null;
	/** The visitor has begun a conversation. */
	start: { conversationId: string };
	message: { conversationId: string; from: 'visitor' | 'agent' | 'bot' };
	unread: { count: number };
	end: { conversationId: string };
}

export type Tell = < Name extends keyof PageEvents >( name: Name, detail: PageEvents[ Name ] ) => void;

/** What the chat does for the page's scripts once it is there. */
export interface PageConnection {
	identify( facts: PageFacts ): void;
}

export type Listener = ( detail: unknown ) => void;

/** `window.veranda`; docs/javascript-api.md describes it. */
export interface Veranda {
	open(): void;
	close(): void;
	toggle(): void;
	/** Takes launcher and window out of sight until `show` or `open`. */
	hide(): void;
	show(): void;
	identify( facts: PageFacts ): void;
	on( name: string, listener: Listener ): void;
	off( name: string, listener: Listener ): void;
	/** Calls a method by name: what waits in an array of that form is done as soon as the script is there. */
	push( ...calls: VerandaCall[] ): void;
}

/** `[ 'open' ]`, `[ 'on', 'message', listener ]`. */
export type VerandaCall = [ name: string, ...values: unknown[] ];
