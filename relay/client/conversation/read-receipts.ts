import { markRead } from '../calls/messages';
import type { AnyConversation, RelayClient } from '../calls/relay-client';

export interface ReadReceiptsOptions< C extends AnyConversation > {
	client: RelayClient< C >;
	/** Hears at once that this side has read so far, without waiting for the relay. */
	onRead( conversationId: string, seq: number ): void;
}

/** Tells the relay how far this side has read; each number once, unless it did not get through. */
export class ReadReceipts< C extends AnyConversation > {
	private readonly options: ReadReceiptsOptions< C >;
	private readonly told = new Map< string, number >();
	private readonly failed = new Set< string >();

	constructor( options: ReadReceiptsOptions< C > ) {
		this.options = options;
	}

	/** Says that everything up to `seq` is read; `known` is how far this side has read as far as is known. */
	tell( conversationId: string, seq: number, known: number ): void {
		const told = this.told.get( conversationId ) ?? 0;
		if ( seq <= Math.max( told, known ) && ! this.failed.has( conversationId ) ) {
			return;
		}
		this.told.set( conversationId, seq );
		this.failed.delete( conversationId );
		this.options.onRead( conversationId, seq );
		markRead( this.options.client, conversationId, seq ).catch( () => {
			// Told again with the next look, although the screen shows it as read already.
			this.failed.add( conversationId );
		} );
	}
}
