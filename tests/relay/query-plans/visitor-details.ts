import { many, now, type StorePlan } from './store-plan';

const VALUES = { name: 'Ann', email: null, phone: '+4930901820', company: 'Lamps Ltd.', fields: { Number: '7' } };
const NOTE = { visitorId: 5, agentId: 3, clientId: 'n-1', body: 'Prefers mail' };

const noteId = ( index: number ) => `n_${ String( index ).padStart( 22, '0' ) }`;

export const visitorDetailsPlan: StorePlan = {
	rows: () => [
		{
			table: 'visitor_edits',
			columns: 'visitor_id, field, value, agent_id, edited_at',
			rows: many( ( index ) => [ ( index % 20 ) + 1, 'company', 'Lamps', 3, now ] ),
		},
		{
			table: 'visitor_notes',
			columns: 'public_id, visitor_id, agent_id, client_id, body, created_at',
			rows: many( ( index ) => [ noteId( index ), ( index % 50 ) + 1, 3, `c-${ index }`, 'Prefers mail', now ] ),
		},
	],
	calls: ( { visitorDetails, visitorNotes }, db ) => ( {
		'visitorDetails.find': [ () => visitorDetails.find( db, 5 ) ],
		'visitorDetails.update': [ () => visitorDetails.update( db, 5, VALUES ) ],
		'visitorDetails.addEdits': [
			() => visitorDetails.addEdits( db, 5, [ { field: 'company', value: null } ], { agentId: 3, now } ),
		],
		'visitorDetails.listEdits': [ () => visitorDetails.listEdits( db, 5, 100 ) ],
		'visitorDetails.trimEdits': [ () => visitorDetails.trimEdits( db, 5, 50 ) ],
		'visitorDetails.move': [ () => visitorDetails.move( db, 6, 5, 20 ) ],
		'visitorNotes.list': [ () => visitorNotes.list( db, 5 ) ],
		'visitorNotes.find': [ () => visitorNotes.find( db, 5, noteId( 4 ) ) ],
		'visitorNotes.findByClientId': [ () => visitorNotes.findByClientId( db, 3, 'c-4' ) ],
		'visitorNotes.count': [ () => visitorNotes.count( db, 5 ) ],
		'visitorNotes.insert': [ () => visitorNotes.insert( db, NOTE, now ) ],
		'visitorNotes.delete': [ () => visitorNotes.delete( db, 7 ) ],
		'visitorNotes.move': [ () => visitorNotes.move( db, 6, 5 ) ],
	} ),
};
