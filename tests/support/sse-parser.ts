/** One event as the wire had it. */
export interface WireEvent {
	/** The `event:` field; empty when there was none. */
	type: string;
	/** The `id:` field of this very block; null when there was none. */
	id: string | null;
	data: string;
}

/**
 * Reads Server-Sent Events as the HTML standard says: lines end at CR, LF or both,
 * the fields of a block are collected, a blank line ends it. Written separately from
 * relay/client, so that the two can disagree.
 */
export class SseParser {
	/** Comment lines, such as what is sent to open a proxy's buffer. */
	readonly comments: string[] = [];
	/** The browser's last event id: stays until another one comes. */
	lastEventId = '';
	private rest = '';
	private type = '';
	private id: string | null = null;
	private data: string[] = [];

	/** Takes the next piece of text; returns the events that it completes. */
	push( text: string ): WireEvent[] {
		this.rest += text;
		const events: WireEvent[] = [];
		for (;;) {
			const end = /\r\n|\n|\r(?=[^])/.exec( this.rest );
			if ( end === null ) {
				return events;
			}
			const line = this.rest.slice( 0, end.index );
			this.rest = this.rest.slice( end.index + end[ 0 ].length );
			const event = this.readLine( line );
			if ( event ) {
				events.push( event );
			}
		}
	}

	private readLine( line: string ): WireEvent | null {
		if ( line === '' ) {
			return this.endBlock();
		}
		const colon = line.indexOf( ':' );
		if ( colon === 0 ) {
			this.comments.push( line.slice( 1 ).trimStart() );
			return null;
		}
		const field = colon === -1 ? line : line.slice( 0, colon );
		const value = colon === -1 ? '' : line.slice( colon + 1 ).replace( /^ /, '' );
		if ( field === 'event' ) {
			this.type = value;
		} else if ( field === 'data' ) {
			this.data.push( value );
		} else if ( field === 'id' && ! value.includes( '\0' ) ) {
			this.id = value;
			this.lastEventId = value;
		}
		return null;
	}

	private endBlock(): WireEvent | null {
		const event = { type: this.type, id: this.id, data: this.data.join( '\n' ) };
		const hasData = this.data.length > 0;
		this.type = '';
		this.id = null;
		this.data = [];
		return hasData ? event : null;
	}
}
