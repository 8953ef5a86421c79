import {
	Outbox,
	ProblemError,
	SharedStream,
	type ChatEvent,
	type Delivery,
	type OutboxItem,
	type RelayClient,
	type StreamStatus,
	type TextStorage,
} from '../../../relay/client';
import type { Message, OwnConversation, StartConversationRequest } from '../../../relay/protocol';
import type { Session } from './session';

export interface ConnectionListener {
	onEvent( event: ChatEvent< OwnConversation > ): void;
	onStatus( status: StreamStatus ): void;
	onPending( items: OutboxItem[] ): void;
	onSent( message: Message, conversation: OwnConversation | null ): void;
}

/** Everything that is bound to one visitor: their stream and their outbox. */
export class Connection {
	readonly client: RelayClient< OwnConversation >;
	readonly outbox: Outbox;
	readonly stream: SharedStream< OwnConversation >;

	constructor( siteId: string, session: Session, storage: TextStorage, listener: ConnectionListener ) {
		this.client = session.client;
		const started = new Map< string, OwnConversation >();
		this.outbox = new Outbox( {
			identity: session.visitorId,
			storage,
			deliver: async ( item ) => {
				const delivery = await this.deliver( item, ( conversation ) =>
					started.set( item.clientId, conversation )
				);
				return delivery;
			},
			onSent: ( { clientId }, { message } ) => {
				listener.onSent( message, started.get( clientId ) ?? null );
				started.delete( clientId );
			},
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

	private async deliver(
		{ clientId, conversationId, body }: OutboxItem,
		onStarted: ( conversation: OwnConversation ) => void
	): Promise< Delivery > {
		if ( conversationId !== null ) {
			return { conversationId, message: await this.client.sendMessage( conversationId, { clientId, body } ) };
		}
		const request: StartConversationRequest = { clientId, message: { clientId, body } };
		const { conversation, message } = await this.client.startConversation( request );
		onStarted( conversation );
		return {
			conversationId: conversation.id,
			// The same message once more, should the answer not have carried it.
			message: message ?? ( await this.client.sendMessage( conversation.id, { clientId, body } ) ),
		};
	}
}
