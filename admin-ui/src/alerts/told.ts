import type { TextStorage } from '../../../relay/client';
import type { Alert } from './alert';

/** Most that are kept in mind. */
const MOST = 500;

/** What agents were told on any page of this browser: nothing twice, however they go from page to page. */
export class Told {
	/** `key`: what is told under it is told once. */
	constructor(
		private readonly storage: TextStorage,
		private readonly key: string
	) {}

	/** Returns the alerts that were not told yet, and notes that they are. */
	add( alerts: readonly Alert[] ): Alert[] {
		const before = this.read();
		const fresh = alerts.filter( ( alert ) => ! before.includes( markOf( alert ) ) );
		if ( fresh.length > 0 ) {
			const marks = alerts.map( markOf );
			// What is asked for again and again stays at the end, or a long list would forget its beginning.
			const kept = [ ...before.filter( ( mark ) => ! marks.includes( mark as string ) ), ...marks ];
			this.storage.set( this.key, JSON.stringify( kept.slice( -Math.max( MOST, marks.length ) ) ) );
		}
		return fresh;
	}

	private read(): unknown[] {
		try {
			const stored: unknown = JSON.parse( this.storage.get( this.key ) ?? '[]' );
			return Array.isArray( stored ) ? stored : [];
		} catch {
			// Another hand has written it.
			return [];
		}
	}
}

function markOf( { conversationId, reason, occasion }: Alert ): string {
	return `${ conversationId } ${ reason } ${ occasion }`;
}
