import type { Availability } from '../../protocol';
import type { Announcement } from '../bus/bus';
import { ManualClock } from '../manual-clock.fixture';
import { relaySettings } from '../relay-settings';
import type { Queryable } from '../store/queryable';
import type { AgentRow, DepartmentRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { AvailabilityService } from './availability-service';
import type { ConnectedPeople } from './presence-service';
import type { SiteSettingsService } from './site-settings-service';

const DAY = [ [ '09:00', '17:00' ] ];
const OPENING_HOURS = JSON.stringify( {
	timezone: 'Europe/Berlin',
	week: [ DAY, DAY, DAY, DAY, DAY, [], [] ],
	exceptions: [],
} );
const FRIDAY_NOON = Date.UTC( 2026, 10, 27, 11 );
const FRIDAY_EVENING = Date.UTC( 2026, 10, 27, 16 );
const MONDAY_MORNING = '2026-11-30T08:00:00.000Z';

let agents: AgentRow[];
let settings: object;
let now: number;
let told: Array< [ topic: string, availability: Availability ] >;
let announced: Announcement[];
let service: AvailabilityService;
let departments: DepartmentRow[];
let active: Array< { visitorId: number; departmentId: number } >;

const agent = ( id: number, changes: Partial< AgentRow > = {} ): AgentRow => ( {
	id,
	name: `Agent ${ id }`,
	avatarUrl: null,
	status: 'online',
	openConversations: 0,
	departments: null,
	...changes,
} );

const department = ( id: number, changes: Partial< DepartmentRow > = {} ): DepartmentRow => ( {
	id,
	publicId: `d_${ id }`,
	name: `Department ${ id }`,
	color: null,
	position: id,
	openingHours: null,
	closedOn: null,
	...changes,
} );

const names = ( availability: Availability ) => availability.agents.map( ( { name } ) => name );

beforeEach( () => {
	agents = [];
	departments = [];
	active = [];
	settings = {};
	now = FRIDAY_NOON;
	told = [];
	announced = [];
	const clock = new ManualClock();
	clock.now = () => now;
	service = new AvailabilityService(
		{} as Queryable,
		{
			agents: { listByIds: async () => agents },
			departments: {
				list: async () => departments,
				listByPublicIds: async ( _db: Queryable, ids: string[] ) =>
					departments.filter( ( { publicId } ) => ids.includes( publicId ) ),
				listVisitors: async ( _db: Queryable, ids: number[] ) =>
					active.filter( ( { departmentId } ) => ids.includes( departmentId ) ),
			},
		} as unknown as Stores,
		{ get: async () => ( { settings: relaySettings.parse( settings ) } ) } as unknown as SiteSettingsService,
		{ connectedAgents: () => [], isVisitorOnline: ( id: number ) => id < 100 } as unknown as ConnectedPeople,
		{
			publish( { topic, event }: Announcement ) {
				if ( event.type === 'availability.changed' ) {
					told.push( [ topic.name, event.availability ] );
					announced.push( { topic, event } );
				}
			},
			subscribe() {},
		},
		clock
	);
} );

test( 'who is online and has room is shown, up to three', async () => {
	agents = [ 1, 2, 3, 4 ].map( ( id ) => agent( id ) );

	const availability = await service.get();

	expect( availability ).toMatchObject( { status: 'online', backAt: null } );
	expect( names( availability ) ).toEqual( [ 'Agent 1', 'Agent 2', 'Agent 3' ] );
} );

test( 'whoever has their hands full is there, but not available', async () => {
	settings = { conversationsPerAgent: 2 };
	agents = [ agent( 1, { openConversations: 2 } ), agent( 2, { openConversations: 1 } ) ];
	expect( names( await service.get() ) ).toEqual( [ 'Agent 2' ] );

	agents = [ agent( 1, { openConversations: 2 } ) ];
	expect( await service.look( null ) ).toMatchObject( { availability: { status: 'away' }, isSomebodyThere: true } );
} );

test( 'those who are away are there, and nobody is nobody', async () => {
	agents = [ agent( 1, { status: 'away' } ) ];
	expect( await service.look( null ) ).toMatchObject( { availability: { status: 'away' }, isSomebodyThere: false } );

	agents = [ agent( 1, { status: 'offline' } ) ];
	expect( await service.get() ).toEqual( { status: 'offline', agents: [], backAt: null } );
} );

test( 'outside opening hours nobody is there, whoever is online, and it is told when they are back', async () => {
	settings = { hasOpeningHours: true, openingHours: OPENING_HOURS };
	agents = [ agent( 1 ) ];
	expect( await service.get() ).toMatchObject( { status: 'online', backAt: null } );

	now = FRIDAY_EVENING;
	expect( await service.look( null ) ).toEqual( {
		availability: { status: 'offline', agents: [], backAt: MONDAY_MORNING },
		isSomebodyThere: false,
	} );
} );

test.each( [
	[ 'switched off', { hasOpeningHours: false, openingHours: OPENING_HOURS } ],
	[ 'not set', { hasOpeningHours: true } ],
	[ 'not understood', { hasOpeningHours: true, openingHours: '{"week":[]}' } ],
	[ 'in no time zone', { hasOpeningHours: true, openingHours: OPENING_HOURS.replace( 'Berlin', 'Nowhere' ) } ],
] )( 'hours that are %s close nothing', async ( _what, given ) => {
	settings = given;
	now = FRIDAY_EVENING;
	agents = [ agent( 1 ) ];

	expect( await service.get() ).toMatchObject( { status: 'online', backAt: null } );
} );

test( 'visitors and agents are told when it changes, once', async () => {
	settings = { hasOpeningHours: true, openingHours: OPENING_HOURS };
	agents = [ agent( 1 ) ];
	await service.publishIfChanged();
	told.length = 0;

	await service.publishIfChanged();
	expect( told ).toEqual( [] );
	now = FRIDAY_EVENING;
	await service.publishIfChanged();
	await service.publishIfChanged();

	const closed = { status: 'offline', agents: [], backAt: MONDAY_MORNING };
	expect( told ).toEqual( [
		[ 'agents', closed ],
		[ 'visitors', closed ],
	] );
} );

test( 'for a department are there those who are for all, and those who are for it', async () => {
	departments = [ department( 1 ), department( 2 ) ];
	agents = [ agent( 1, { departments: [ 'd_2' ] } ) ];
	expect( ( await service.ofDepartments( departments ) ).map( ( { status } ) => status ) ).toEqual( [
		'offline',
		'online',
	] );

	agents = [ agent( 1, { departments: [ 'd_2' ] } ), agent( 2, { status: 'away' } ) ];
	expect( ( await service.ofDepartments( departments ) ).map( names ) ).toEqual( [ [ 'Agent 2' ], [ 'Agent 1' ] ] );
	expect( names( await service.get( 'd_1' ) ) ).toEqual( [ 'Agent 2' ] );
	expect( names( await service.get( 'd_gone' ) ) ).toEqual( names( await service.get() ) );
} );

test( 'agents are told of each department, and visitors of the one that they talk with', async () => {
	agents = [ agent( 1 ) ];
	departments = [ department( 1 ), department( 2, { openingHours: OPENING_HOURS } ) ];
	active = [
		{ visitorId: 7, departmentId: 1 },
		{ visitorId: 8, departmentId: 2 },
		{ visitorId: 100, departmentId: 2 },
	];
	now = FRIDAY_EVENING;

	await service.publishIfChanged();

	const isOpen = { status: 'online', backAt: null };
	const isClosed = { status: 'offline', backAt: MONDAY_MORNING };
	expect( announced ).toMatchObject( [
		{
			topic: { name: 'agents' },
			event: {
				availability: isOpen,
				departments: [
					{ id: 'd_1', ...isOpen },
					{ id: 'd_2', ...isClosed },
				],
			},
		},
		{ topic: { name: 'visitors', except: [ 8 ] }, event: { availability: isOpen } },
		{ topic: { name: 'visitor', visitorId: 8 }, event: { availability: isClosed } },
	] );
	expect( JSON.stringify( announced.slice( 1 ) ) ).not.toMatch( /d_1|departments/ );
} );
