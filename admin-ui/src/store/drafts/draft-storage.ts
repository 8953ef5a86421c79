import type { TextStorage } from '../../../../relay/client';
import type { Draft } from './reducer';

/** Keeps an agent's drafts, one per conversation, through reloads. */
export class DraftStorage {
	private readonly storage: TextStorage;
	private readonly prefix: string;

	constructor( storage: TextStorage, agentId: string ) {
		this.storage = storage;
		// Two people may share a browser: nobody sees another's drafts.
		this.prefix = `draft:${ agentId }:`;
	}

	/** Returns all drafts by conversation id. */
	list(): Record< string, Draft > {
		const drafts: Record< string, Draft > = {};
		for ( const key of this.storage.keys( this.prefix ) ) {
			const draft = parseDraft( this.storage.get( key ) );
			if ( draft ) {
				drafts[ key.slice( this.prefix.length ) ] = draft;
			}
		}
		return drafts;
	}

	/** Saves a draft; an empty one is removed. */
	save( conversationId: string, draft: Draft ): void {
		const key = this.prefix + conversationId;
		if ( draft.text === '' ) {
			this.storage.remove( key );
		} else {
			this.storage.set( key, JSON.stringify( draft ) );
		}
	}
}

function parseDraft( text: string | null ): Draft | null {
	try {
		const draft = JSON.parse( text ?? 'null' ) as Partial< Draft > | null;
		return typeof draft?.text === 'string'
			? {
					text: draft.text,
					kind: draft.kind === 'note' ? 'note' : 'text',
				}
			: null;
	} catch {
		// Not ours, or damaged.
		return null;
	}
}
