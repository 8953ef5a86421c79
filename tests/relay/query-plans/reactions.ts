import { event, many, moment, now, type StorePlan } from './store-plan';

export const reactionsPlan: StorePlan = {
	rows: () => [
		{
			table: 'reactions',
			columns: 'name, position, updated_at',
			rows: many( ( index ) => [ `reaction_${ index }`, 1, moment( 0 ) ] ),
		},
		{
			table: 'reaction_failures',
			columns: 'reaction, event_number, event_type, conversation_id, attempts, error, failed_at',
			rows: many( ( index ) => [
				'missed_chat',
				index + 1,
				'conversation.created',
				index + 1,
				8,
				'x',
				moment( -index ),
			] ),
		},
	],
	calls: ( { reactions }, db ) => ( {
		'reactions.load': [ () => reactions.load( db, 'reaction_7', now ) ],
		'reactions.move': [ () => reactions.move( db, 'reaction_7', 1, 2, now ) ],
		'reactions.noteFailure': [
			() => reactions.noteFailure( db, 'reaction_7', { position: 2, attempts: 1 }, 'x', now ),
		],
		'reactions.setAside': [
			() => reactions.setAside( db, 'reaction_7', { ...event, number: 9, isInternal: 0 }, 8, 'x', now ),
		],
		'reactions.deleteFailuresBefore': [ () => reactions.deleteFailuresBefore( db, now, 20 ) ],
	} ),
};
