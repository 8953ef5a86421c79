import type { TextStorage } from '../../../../relay/client';

/** What distinguishes one kind of draft from others. */
export interface DraftKind< Draft > {
	/** The beginning of its keys. */
	name: string;
	isEmpty( draft: Draft ): boolean;
	/** Reads what was stored; null: it is not ours, or damaged. */
	read( stored: unknown ): Draft | null;
}

/** Keeps an agent's drafts of one kind through reloads, one for each thing that they are about. */
export class DraftStorage< Draft > {
	private readonly prefix: string;

	constructor(
		private readonly storage: TextStorage,
		agentId: string,
		private readonly kind: DraftKind< Draft >
	) {
		// Two people may share a browser: nobody sees another's drafts.
		this.prefix = `${ kind.name }:${ agentId }:`;
	}

	/** Returns all drafts by the id of what they are about. */
	list(): Record< string, Draft > {
		const drafts: Record< string, Draft > = {};
		for ( const key of this.storage.keys( this.prefix ) ) {
			const draft = this.kind.read( parse( this.storage.get( key ) ) );
			if ( draft ) {
				drafts[ key.slice( this.prefix.length ) ] = draft;
			}
		}
		return drafts;
	}

	/** Saves a draft; an empty one is removed. */
	save( aboutId: string, draft: Draft ): void {
		const key = this.prefix + aboutId;
		if ( this.kind.isEmpty( draft ) ) {
			this.storage.remove( key );
		} else {
			this.storage.set( key, JSON.stringify( draft ) );
		}
	}
}

function parse( text: string | null ): unknown {
	try {
		return JSON.parse( text ?? 'null' );
	} catch {
		return null;
	}
}
