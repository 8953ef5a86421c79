import {
	Outbox,
	ProblemError,
	SharedStream,
	type ChatEvent,
	type Delivery,
	type OutboxItem,
	type StreamStatus,
	type TextStorage,
	type VisitorClient,
} from '../../../relay/client';
import type { OwnConversation } from '../../../relay/protocol';
import type { Session } from './session';

export interface OwnDelivery extends Delivery {
	/** The conversation that the message has started. */
	conversation?: OwnConversation;
}

export interface ConnectionListener {
	onEvent( event: ChatEvent< OwnConversation > ): void;
	onStatus( status: StreamStatus ): void;
	onPending( items: OutboxItem[] ): void;
	onSent( delivery: OwnDelivery ): void;
}

/** Everything that is bound to one visitor: their stream and their outbox. */
export class Connection {
	readonly client: VisitorClient;
	readonly outbox: Outbox< OwnDelivery >;
	readonly stream: SharedStream< OwnConversation >;

	constructor( siteId: string, session: Session, storage: TextStorage, listener: ConnectionListener ) {
		this.client = session.client;
		this.outbox = new Outbox< OwnDelivery >( {
			identity: session.visitorId,
			storage,
			deliver: ( item ) => this.deliver( item ),
			onSent: ( _item, delivery ) => listener.onSent( delivery ),
			onChange: ( items ) => listener.onPending( items ),
			// What was written to a conversation that has ended begins a new one.
			redirect: ( _item, error ) =>
				error instanceof ProblemError && error.code === 'conversation_closed' ? null : undefined,
		} );
		this.stream = new SharedStream( {
			name: `${ siteId }:${ session.visitorId }`,
			client: this.client,
			onEvent: ( event ) => listener.onEvent( event ),
			onStatus: ( status ) => {
				listener.onStatus( status );
				if ( status.state === 'live' ) {
					this.outbox.wake();
				}
			},
		} );
	}

	start(): void {
		this.stream.start();
		this.outbox.start();
	}

	stop(): void {
		this.stream.stop();
		this.outbox.stop();
	}

	private async deliver( { clientId, conversationId, body }: OutboxItem ): Promise< OwnDelivery > {
		const request = { clientId, body };
		if ( conversationId !== null ) {
			return { conversationId, message: await this.client.sendMessage( conversationId, request ) };
		}
		const { conversation, message } = await this.client.startConversation( { clientId, message: request } );
		const { id } = conversation;
		// The same message once more, should the answer not have carried it.
		return {
			conversationId: id,
			conversation,
			message: message ?? ( await this.client.sendMessage( id, request ) ),
		};
	}
}
