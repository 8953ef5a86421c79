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
	private fields: Record< string, string > = {};

	push( text: string ): ServerSentEvent[] {
		const events: ServerSentEvent[] = [];
		// A CR at the very end may be half of a CRLF: it waits for the next piece.
		const lines = ( this.rest + text ).split( /\r\n|\n|\r(?!$)/ );
		this.rest = lines.pop() ?? '';
		for ( const line of lines ) {
			const { id = null, event = 'message', data } = this.fields;
			const [ , field, value = '' ] = /^([^:]*)(?:: ?(.*))?$/s.exec( line ) ?? [];
			if ( field ) {
				this.fields[ field ] = field === 'data' && data !== undefined ? `${ data }\n${ value }` : value;
			} else if ( line === '' ) {
				this.fields = {};
				if ( data !== undefined ) {
					events.push( { id, type: event, data } );
				}
			}
		}
		return events;
	}
}
