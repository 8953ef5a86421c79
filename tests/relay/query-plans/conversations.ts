import { conversationRow } from '../../../relay/src/store/conversation-row.fixture';
import type { ConversationFilter } from '../../../relay/src/store/conversation-filter';
import { now, some, type StorePlan } from './store-plan';

const agentId = 1_000_001;

export const conversationsPlan: StorePlan = {
	maySort: {
		'conversations.listOfVisitor visitor_client_id': 'What one visitor has.',
		'conversations.listNewestOfVisitor visitor_client_id': 'What one visitor has.',
		'conversationLists.listPage visitor_client_id':
			'What the visitors have who were asked for, five hundred visitors at most.',
	},
	calls: ( { activity, conversationDetails, conversationLists, conversations, setAside }, db ) => ( {
		'conversations.listKeys': [
			() =>
				conversations.listKeys(
					db,
					[ 'x', 'y' ].map( ( each ) => `c_${ each.repeat( 22 ) }` )
				),
		],
		'conversations.find': [ () => conversations.find( db, 1_501 ) ],
		'conversations.lock': [ () => conversations.lock( db, 1_501 ) ],
		'conversations.selectLocked': [
			() => conversations.selectLocked( some, false ),
			() => conversations.selectLocked( some, true ),
		],
		'conversations.listExisting': [ () => conversations.listExisting( db, some ) ],
		'conversations.lockActive': [ () => conversations.lockActive( db, 1 ) ],
		'conversations.findCurrentId': [
			() => conversations.findCurrentId( db, 1 ),
			() => conversations.findCurrentId( db, 500 ),
		],
		'conversations.findActiveDepartment': [ () => conversations.findActiveDepartment( db, 1 ) ],
		'conversations.isAnyInDepartments': [ () => conversations.isAnyInDepartments( db, 1, [ 1, 2 ] ) ],
		'conversations.listDepartmentsOf': [ () => conversations.listDepartmentsOf( db, 1 ) ],
		'conversations.listHolders': [ () => conversations.listHolders( db ) ],
		'conversations.listNewestHeldBy': [ () => conversations.listNewestHeldBy( db, agentId, 200 ) ],
		'conversations.listHeldByAfter': [
			() => conversations.listHeldByAfter( db, agentId, 0, 100 ),
			() => conversations.listHeldByAfter( db, agentId, 70_000, 100 ),
		],
		'conversations.listCurrentDepartments': [
			() => conversations.listCurrentDepartments( db, [ 1, 500 ] ),
			() =>
				conversations.listCurrentDepartments(
					db,
					Array.from( { length: 200 }, ( _, index ) => index + 1 )
				),
		],
		'conversations.findByClientId': [ () => conversations.findByClientId( db, 1, 'unknown' ) ],
		'conversations.isClientIdKnown': [ () => conversations.isClientIdKnown( db, 'unknown' ) ],
		'conversations.listNewestOfVisitor': [ () => conversations.listNewestOfVisitor( db, 1, 20 ) ],
		'conversations.listOfVisitor': [ () => conversations.listOfVisitor( db, 1, 0, 20 ) ],
		'conversations.listIdle': [ () => conversations.listIdle( db, 'closed', 50 ) ],
		'conversations.insert': [
			() =>
				conversations.insert( db, {
					publicId: `c_${ 'y'.repeat( 22 ) }`,
					visitorId: 900_001,
					clientId: 'plan',
					departmentId: null,
					priority: null,
					now,
				} ),
		],
		'conversations.move': [ () => conversations.move( db, 2_345, 900_002, null ) ],
		'conversations.updateState': [
			() => conversations.updateState( conversationRow( { id: 1_501, activeVisitorId: null, state: 'closed' } ) ),
		],
		'conversations.updateCounters': [
			() => conversations.updateCounters( [ { row: conversationRow( { id: 1_501 } ), activity: 0 } ] ),
			() =>
				conversations.updateCounters(
					[ 1_501, 1_502 ].map( ( id ) => ( { row: conversationRow( { id } ), activity: 0 } ) )
				),
		],
		'conversationDetails.list': [ () => conversationDetails.list( db, some ) ],
		'conversationLists.listPage': filters().map( ( filter ) => () => conversationLists.listPage( db, filter ) ),
		'activity.findFirstSince': [ () => activity.findFirstSince( db, 'closed', now ) ],
		'setAside.listSnoozed': [ () => setAside.listSnoozed( db, 50 ) ],
		'setAside.listDue': [ () => setAside.listDue( db, now, 50 ) ],
		'setAside.listSpam': [ () => setAside.listSpam( db, 50 ) ],
		'conversationLists.count': [
			() => conversationLists.count( db, agentId ),
			() => conversationLists.count( db, agentId, [ 1, 2 ] ),
			() => conversationLists.count( db, agentId, [] ),
		],
	} ),
};

/** Every combination of what an agent may ask for. */
function filters(): ConversationFilter[] {
	let all: ConversationFilter[] = [ { limit: 50 } ];
	const vary = ( ...variants: Partial< ConversationFilter >[] ) => {
		all = all.flatMap( ( filter ) => variants.map( ( variant ) => ( { ...filter, ...variant } ) ) );
	};
	vary( {}, { state: 'queued' }, { state: 'open' }, { state: 'closed' } );
	vary( {}, { assigneeId: 1_000_001 }, { assigneeId: null } );
	vary( {}, { departmentIds: [ 1 ] }, { departmentIds: [ 2, 3, 900 ] } );
	vary(
		{},
		{ visitorIds: [ 1 ] },
		{ visitorIds: Array.from( { length: 900 }, ( _, index ) => index + 1 ) },
		{ prefix: 'Ann' }
	);
	vary(
		{},
		{ conversationIds: Array.from( { length: 1_000 }, ( _, index ) => index + 1_000 ) },
		{ tagId: 1 },
		{ kind: 'callback' },
		{ priority: 3 }
	);
	vary( {}, { before: 20_000 } );
	return [ ...all, ...lateFilters() ];
}

/** What narrows a list further, each by itself: together with the above it would be thousands. */
function lateFilters(): ConversationFilter[] {
	const states = [ {}, { state: 'open' }, { state: 'closed' } ] as const;
	const narrower: Partial< ConversationFilter >[] = [
		{ isSpam: false },
		{ isSpam: false, departmentIds: [ 1 ] },
		{ isSpam: false, visitorIds: [ 1 ] },
		{ isSpam: true },
		{ isSnoozed: true },
		{ isSnoozed: false, isSpam: false },
		{ rating: 5, page: 'lamp', language: 'de', isSpam: false },
		{ activeFrom: '2026-01-01 00:00:00.000', activeBefore: now, isSpam: false },
	];
	return states.flatMap( ( state ) => narrower.map( ( each ) => ( { limit: 50, ...state, ...each } ) ) );
}
