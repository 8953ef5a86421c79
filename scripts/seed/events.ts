import type { SeedPlan } from './plan';
import { entryAt, eventOf, lastEvent, type SeedConversation } from './shape';
import { PACE, type SeedTables } from './tables';

/** As long as the relay keeps events. */
const KEPT_EVENTS = ( 7 * 86_400 ) / PACE;

/** Adds the events that a returning stream may ask for. */
export async function addEvents( tables: SeedTables, { conversations, head }: SeedPlan ): Promise< void > {
	const oldest = head - KEPT_EVENTS;
	const rows: unknown[][] = [];
	for ( const conversation of conversations ) {
		if ( lastEvent( conversation ) > oldest ) {
			rows.push( ...eventsOf( conversation ).filter( ( [ number ] ) => number > oldest ) );
		}
	}
	await tables.insertEach(
		'events',
		'number, conversation_id, visitor_id, type, seq, is_internal, data, created_at',
		rows,
		( row ) => [ ...row, tables.moment( head - ( row[ 0 ] as number ) ) ]
	);
}

type EventValues = [
	number: number,
	conversationId: number,
	visitorId: number,
	type: string,
	seq: number | null,
	isInternal: number,
	data: string | null,
];

function eventsOf( conversation: SeedConversation ): EventValues[] {
	const { id, visitorId, state, length, firstEvent } = conversation;
	const about = ( number: number, type: string, data: string | null = null ): EventValues => [
		number,
		id,
		visitorId,
		type,
		null,
		0,
		data,
	];
	const events = [ about( firstEvent, 'conversation.created' ) ];
	for ( let seq = 1; seq <= length; seq++ ) {
		const isNote = entryAt( conversation, seq ) === 'note';
		events.push( [ eventOf( conversation, seq ), id, visitorId, 'message.created', seq, isNote ? 1 : 0, null ] );
		if ( seq === 2 && state !== 'queued' ) {
			events.push( about( firstEvent + 3, 'conversation.assigned', '{"previousAssigneeId":null}' ) );
		}
	}
	if ( state === 'closed' ) {
		events.push( about( lastEvent( conversation ), 'conversation.closed' ) );
	}
	return events;
}
