import { reaction, type EventOf, type ReactionContext } from './reaction';

/** With a hundred events at a time this is more than most sites ever have, and a small part of what a relay can take. */
const REST_MS = 250;

const EVENTS = [
	'message.created',
	'conversation.created',
	'conversation.updated',
	'conversation.assigned',
	'conversation.closed',
	'conversation.tagged',
] as const;

type SearchedEvent = EventOf< ( typeof EVENTS )[ number ] >;

/** Keeps what agents can search for as it is said, without a message having to wait for it. */
export const search = reaction( {
	name: 'search',
	on: EVENTS,
	handle: ( event, context ) => addWords( [ event ], context ),
	together: { restMs: REST_MS, handle: addWords },
} );

async function addWords( events: readonly SearchedEvent[], { tx, services }: ReactionContext ): Promise< void > {
	const { searchIndex } = services;
	await searchIndex.addMessages(
		tx,
		events.flatMap( ( event ) =>
			event.type === 'message.created' ? [ { conversationId: event.conversationId, seq: event.seq } ] : []
		)
	);
	// Names come with these two, and are those of all conversations of a visitor.
	const named = events.filter( ( { type } ) => type === 'conversation.created' || type === 'conversation.updated' );
	const ids = new Set( await searchIndex.listOfVisitors( tx, named ) );
	events.filter( ( { type } ) => type !== 'message.created' ).forEach( ( event ) => ids.add( event.conversationId ) );
	await searchIndex.renewFacts( tx, [ ...ids ] );
}
