import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import { EventReader } from './event-reader';

const ROWS: EventRow[] = [
	{ number: 1, type: 'conversation.rated', conversationId: 7, visitorId: 3, isInternal: 0 },
	{ number: 2, type: 'conversation.tagged', conversationId: 7, visitorId: 3, isInternal: 1 },
];

const details = [ { id: 7, departmentId: null } ];
const views = {
	readMessages: jest.fn( () => Promise.resolve( new Map() ) ),
	forAgents: jest.fn( ( rows: unknown[] ) => Promise.resolve( rows.map( () => ( { id: 'for agents' } ) ) ) ),
	forVisitors: jest.fn( ( rows: unknown[] ) => Promise.resolve( rows.map( () => ( { id: 'for visitors' } ) ) ) ),
};
const stores = {
	conversationDetails: { list: () => Promise.resolve( details ) },
	agents: { listByIds: () => Promise.resolve( [] ) },
};
const reader = new EventReader( {} as Queryable, stores as unknown as Stores, views as unknown as Views );

afterEach( () => jest.clearAllMocks() );

test( 'A64: a replay reads and makes what its reader’s side is shown, and not the other side’s', async () => {
	const forVisitor = await reader.readFor( 'visitor', ROWS );
	expect( views.forAgents ).toHaveBeenCalledWith( [] );
	expect( views.forVisitors ).toHaveBeenCalledWith( details );
	jest.clearAllMocks();
	const forAgent = await reader.readFor( 'agent', ROWS );
	expect( views.forVisitors ).toHaveBeenCalledWith( [] );
	expect( views.forAgents ).toHaveBeenCalledWith( details );

	const shown = ( id: string ) => ( { conversation: { id } } );
	expect( forVisitor.map( ( { event } ) => event ) ).toMatchObject( [ shown( 'for visitors' ), null ] );
	expect( forAgent.map( ( { event } ) => event ) ).toMatchObject( [ shown( 'for agents' ), shown( 'for agents' ) ] );
} );

test( 'live events are made for both sides', async () => {
	const [ rated, tagged ] = await reader.read( ROWS );

	expect( rated?.agentJson ).toContain( 'for agents' );
	expect( rated?.visitorJson ).toContain( 'for visitors' );
	expect( tagged?.agentJson ).toContain( 'for agents' );
	expect( tagged?.visitorJson ).toBeNull();
} );
