import { many, moment, now, type StorePlan } from './store-plan';

const content = { ownerId: 3, shortcut: 'new', language: '', title: '', body: 'Hello', folder: '' };
const id = `r_${ '7'.padStart( 22, '0' ) }`;

export const cannedResponsesPlan: StorePlan = {
	rows: () => [
		{
			table: 'canned_responses',
			columns:
				'public_id, owner_id, shortcut, shortcut_key, language, title, body, folder, created_at, updated_at, updated_by',
			rows: many( ( index ) => [
				`r_${ String( index ).padStart( 22, '0' ) }`,
				// Of a hundred agents, and shared.
				index % 100,
				`Shortcut-${ index }`,
				`shortcut-${ index }`,
				'',
				'',
				'Hello',
				'',
				moment( 0 ),
				moment( 0 ),
				1,
			] ),
		},
	],
	maySort: { 'cannedResponses.listPage owner_shortcut': 'Those of two owners, each with a thousand at most.' },
	calls: ( { cannedResponses }, db ) => ( {
		'cannedResponses.listPage': [ {}, { after: { shortcutKey: 'shortcut-12', id: 5 } } ].map(
			( page ) => () => cannedResponses.listPage( db, 3, { ...page, limit: 50 } )
		),
		'cannedResponses.find': [ () => cannedResponses.find( db, 3, id ) ],
		'cannedResponses.lock': [ () => cannedResponses.lock( db, 3, id ) ],
		'cannedResponses.countForUpdate': [ () => cannedResponses.countForUpdate( db, 3 ) ],
		'cannedResponses.insert': [ () => cannedResponses.insert( db, content, 3, now ) ],
		'cannedResponses.update': [ () => cannedResponses.update( db, 7, { ...content, shortcut: 'seven' }, 3, now ) ],
		'cannedResponses.delete': [ () => cannedResponses.delete( db, 8 ) ],
		'cannedResponses.addUse': [ () => cannedResponses.addUse( db, 7, id ) ],
	} ),
};
