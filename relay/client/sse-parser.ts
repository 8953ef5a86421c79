/** One event as it stands in the stream. */
export interface ServerSentEvent {
	/** The `id:` of this very event; events without one have null. */
	id: string | null;
	type: string;
	data: string;
}

/**
 * Cuts a stream of text into events, however the text is cut into pieces. Each
 * call returns the events that its piece completed.
 */
export class ServerSentEventParser {
	private rest = '';
	private id: string | null = null;
	private type = '';
	private data: string[] = [];

	push( text: string ): ServerSentEvent[] {
		const events: ServerSentEvent[] = [];
		this.rest += text;
		// A CR at the very end may be half of a CRLF: it waits for the next piece.
		const line = /([^\r\n]*)(?:\r\n|\n|\r(?!$))/y;
		let end = 0;
		for ( let match = line.exec( this.rest ); match; match = line.exec( this.rest ) ) {
			end = line.lastIndex;
			const event = this.take( match[ 1 ] ?? '' );
			if ( event ) {
				events.push( event );
			}
		}
		this.rest = this.rest.slice( end );
		return events;
	}

	/** Takes one line; an empty one ends an event. */
	private take( line: string ): ServerSentEvent | null {
		if ( line === '' ) {
			const event = { id: this.id, type: this.type || 'message', data: this.data.join( '\n' ) };
			const isEvent = this.data.length > 0;
			this.id = null;
			this.type = '';
			this.data = [];
			return isEvent ? event : null;
		}
		const colon = line.indexOf( ':' );
		const field = colon < 0 ? line : line.slice( 0, colon );
		const value = colon < 0 ? '' : line.slice( colon + 1 ).replace( /^ /, '' );
		if ( field === 'data' ) {
			this.data.push( value );
		} else if ( field === 'event' ) {
			this.type = value;
		} else if ( field === 'id' ) {
			this.id = value;
		}
		return null;
	}
}
