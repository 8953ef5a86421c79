import {
	Outbox,
	ProblemError,
	SharedStream,
	type Delivery,
	type OutboxItem,
	type StreamListener,
	type TextStorage,
	type VisitorClient,
} from '../../../../relay/client';
import type { OwnConversation } from '../../../../relay/protocol';
import type { Session } from '../session/session';

export interface OwnDelivery extends Delivery {
	/** The conversation that the message has started. */
	conversation?: OwnConversation;
}

export interface ConnectionListener extends Required< StreamListener< OwnConversation > > {
	onPending( items: OutboxItem[] ): void;
	onSent( delivery: OwnDelivery ): void;
}

/** Everything that is bound to one visitor: their stream and their outbox. */
export class Connection {
	readonly client: VisitorClient;
	readonly outbox: Outbox< OwnDelivery >;
	readonly stream: SharedStream< OwnConversation >;

	constructor( siteId: string, { client, visitorId }: Session, storage: TextStorage, listener: ConnectionListener ) {
		this.client = client;
		this.outbox = new Outbox< OwnDelivery >( {
			identity: visitorId,
			storage,
			deliver: ( item ) => this.deliver( item ),
			onSent: ( _item, delivery ) => listener.onSent( delivery ),
			onChange: listener.onPending,
			// What was written to a conversation that has ended begins a new one.
			redirect: ( _item, error ) =>
				error instanceof ProblemError && error.code === 'conversation_closed' ? null : undefined,
		} );
		this.stream = new SharedStream( { ...listener, name: `${ siteId }:${ visitorId }`, client } );
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
