import { relaySettings } from '../relay-settings';
import type { Mail } from '../services/mail-service';
import { sqlTime } from '../store/sql-time';
import type { AuthorType, MessageKind } from '../../protocol';
import type { BackgroundServices } from './background-services';
import type { JobOutcome } from './job';
import { missedChat } from './missed-chat';

const BEGUN = Date.UTC( 2026, 10, 21, 9, 30 );
const SECOND = 1_000;
const MINUTE = 60_000;

/** A department in which nobody is there. */
const CLOSED = 4;

/** What there is when the job looks. */
let conversation: { closedBy: string | null; departmentId?: number } | null;
let entries: Array< { authorType: AuthorType; kind: MessageKind; body: string; createdAt: string } >;
/** Where the visitor has continued it, and when. */
let continued: { seq: number; createdAt: string } | null;
let isSomebodyOnline: boolean;
let isSettled: boolean;
let settings: object;
let mails: Mail[];
let doesMailWork: boolean;

beforeEach( () => {
	conversation = { closedBy: null };
	entries = [];
	continued = null;
	isSomebodyOnline = false;
	isSettled = true;
	settings = {};
	mails = [];
	doesMailWork = true;
} );

const say = ( authorType: AuthorType, body: string, afterMs = 0, kind: MessageKind = 'text' ) =>
	void entries.push( { authorType, kind, body, createdAt: sqlTime( BEGUN + afterMs ) } );

/** Lets the job look so long after the conversation began. */
function look( afterMs: number ): Promise< JobOutcome > {
	const services = {
		database: {},
		stores: {
			conversations: {
				find: async () =>
					conversation && {
						kind: 'chat',
						departmentId: null,
						...conversation,
						publicId: 'c_1',
						visitorId: 7,
						createdAt: sqlTime( BEGUN ),
					},
			},
			departments: { find: async ( _db: unknown, id: number ) => ( id === CLOSED ? { id } : null ) },
			visitors: {
				find: async () => ( {
					name: 'Vera',
					email: 'vera@example.org',
					pageUrl: 'https://shop.test/lamps',
					pageTitle: 'Lamps',
				} ),
			},
			messages: {
				findLastNotice: async () => continued,
				countUnread: async () =>
					entries.filter( ( { kind, authorType } ) => kind === 'text' && authorType === 'agent' ).length,
				listPage: async () => ( { rows: entries } ),
			},
		},
		siteSettings: { get: async () => ( { restUrl: null, settings: relaySettings.parse( settings ) } ) },
		presence: { isSettled },
		availability: { look: async ( of: object | null ) => ( { isSomebodyThere: isSomebodyOnline && of === null } ) },
		mail: {
			send: async ( mail: Mail ) => {
				if ( ! doesMailWork ) {
					throw new Error( 'WordPress is away' );
				}
				mails.push( mail );
			},
		},
	} as unknown as BackgroundServices;
	const context = { services, now: BEGUN + afterMs, signal: new AbortController().signal };
	return missedChat.run( { conversationId: 1 }, context );
}

test( 'when nobody is online the mail comes soon, with all that was said', async () => {
	say( 'visitor', 'Hello?' );
	say( 'visitor', 'Is anybody there?\nI need a lamp.', 20 * SECOND );

	expect( await look( 30 * SECOND ) ).toBeUndefined();
	expect( mails ).toEqual( [
		{
			template: 'missed_chat',
			idempotencyKey: 'missed_chat:c_1',
			data: {
				conversationId: 'c_1',
				minutesWaited: null,
				name: 'Vera',
				email: 'vera@example.org',
				pageUrl: 'https://shop.test/lamps',
				pageTitle: 'Lamps',
				messages: [ { body: 'Hello?' }, { body: 'Is anybody there?\nI need a lamp.' } ],
				unquoted: 0,
			},
		},
	] );
} );

test( 'who asks for a department is missed when nobody is there for it, whoever is online for others', async () => {
	isSomebodyOnline = true;
	say( 'visitor', 'Hello?' );

	conversation = { closedBy: null, departmentId: CLOSED + 1 };
	expect( await look( 30 * SECOND ) ).toMatchObject( { runAgainAt: expect.any( Number ) } );
	expect( mails ).toEqual( [] );
	conversation = { closedBy: null, departmentId: CLOSED };
	expect( await look( 30 * SECOND ) ).toBeUndefined();
	expect( mails ).toMatchObject( [ { data: { minutesWaited: null } } ] );
} );

test( 'while somebody is online they have the minutes that the owner has set', async () => {
	settings = { missedChatMinutes: 10 };
	isSomebodyOnline = true;
	say( 'visitor', 'Hello?', 2 * SECOND );

	expect( await look( 30 * SECOND ) ).toEqual( { runAgainAt: BEGUN + 2 * SECOND + 10 * MINUTE } );
	expect( mails ).toEqual( [] );
	expect( await look( 2 * SECOND + 10 * MINUTE ) ).toBeUndefined();
	expect( mails[ 0 ]?.data ).toMatchObject( { minutesWaited: 10 } );
} );

test( 'when the last one goes offline meanwhile, the mail does not wait longer', async () => {
	isSomebodyOnline = true;
	say( 'visitor', 'Hello?' );
	await look( 30 * SECOND );
	isSomebodyOnline = false;

	expect( await look( 60 * SECOND ) ).toBeUndefined();
	expect( mails ).toHaveLength( 1 );
} );

test( 'after a restart, agents have time to come back before it is said that nobody is online', async () => {
	isSettled = false;
	say( 'visitor', 'Hello?' );

	expect( await look( 30 * SECOND ) ).toEqual( { runAgainAt: BEGUN + 35 * SECOND } );
	isSomebodyOnline = true;
	expect( await look( 35 * SECOND ) ).toEqual( { runAgainAt: BEGUN + 5 * MINUTE } );
	expect( mails ).toEqual( [] );
	expect( await look( 5 * MINUTE ) ).toBeUndefined();
	expect( mails ).toHaveLength( 1 );
} );

test( 'after an answer there is no mail, whatever the visitor writes then', async () => {
	say( 'visitor', 'Hello?' );
	say( 'agent', 'Hello Vera!', 10 * SECOND );
	say( 'visitor', 'Thanks, bye', 20 * SECOND );

	expect( await look( 30 * SECOND ) ).toBeUndefined();
	expect( mails ).toEqual( [] );
} );

test( 'a note, or taking the conversation, is no answer', async () => {
	say( 'visitor', 'Hello?' );
	say( 'system', 'agent_joined', SECOND, 'system' );

	await look( 5 * MINUTE );
	expect( mails ).toHaveLength( 1 );
} );

test.each( [
	[ 'an agent', 0 ],
	[ 'a visitor', 1 ],
	[ 'a system', 1 ],
] )( 'a conversation that %s has closed without an answer sends %d mails', async ( who, count ) => {
	say( 'visitor', 'Hello?' );
	conversation = { closedBy: who.split( ' ' )[ 1 ] ?? null };

	expect( await look( 30 * SECOND ) ).toBeUndefined();
	expect( mails ).toHaveLength( count );
} );

test( 'a message that was left has had its mail', async () => {
	say( 'system', 'left_while_away', 0, 'system' );
	say( 'visitor', 'Call me' );

	await look( 30 * SECOND );
	expect( mails ).toEqual( [] );
} );

test( 'a conversation without a word is looked at again, for a day', async () => {
	expect( await look( 30 * SECOND ) ).toEqual( { runAgainAt: BEGUN + 30 * SECOND + 5 * MINUTE } );
	say( 'visitor', 'Now I know', 3 * MINUTE );
	expect( await look( 30 * SECOND + 5 * MINUTE ) ).toBeUndefined();
	expect( mails ).toHaveLength( 1 );

	entries = [];
	expect( await look( 25 * 60 * MINUTE ) ).toBeUndefined();
	expect( mails ).toHaveLength( 1 );
} );

test( 'one that its visitor has continued has a mail of its own, and a day of its own to be written in', async () => {
	continued = { seq: 9, createdAt: sqlTime( BEGUN + 30 * 24 * 60 * MINUTE ) };
	const later = 30 * 24 * 60 * MINUTE + 30 * SECOND;

	expect( await look( later ) ).toEqual( { runAgainAt: BEGUN + later + 5 * MINUTE } );
	say( 'visitor', 'One more thing', later + SECOND );
	await look( later + 5 * MINUTE );

	expect( mails.map( ( { idempotencyKey } ) => idempotencyKey ) ).toEqual( [ 'missed_chat:c_1:9' ] );
} );

test( 'switched off, and for what has been erased, there is no mail', async () => {
	say( 'visitor', 'Hello?' );
	settings = { isMissedChatMailOn: false };
	expect( await look( 5 * MINUTE ) ).toBeUndefined();

	settings = {};
	conversation = null;
	expect( await look( 5 * MINUTE ) ).toBeUndefined();
	expect( mails ).toEqual( [] );
} );

test( 'values of settings that make no sense are as on a new site', () => {
	const nonsense = { isMissedChatMailOn: 'yes', missedChatMinutes: 0, openingHours: 5, other: 1 };

	expect( relaySettings.parse( nonsense ) ).toEqual( relaySettings.parse( {} ) );
} );

test( 'a mail that WordPress does not take lets the job fail, and each try looks anew', async () => {
	say( 'visitor', 'Hello?' );
	doesMailWork = false;
	await expect( look( 30 * SECOND ) ).rejects.toThrow( 'away' );

	say( 'agent', 'Hello!', 40 * SECOND );
	doesMailWork = true;
	await look( 60 * SECOND );
	expect( mails ).toEqual( [] );
} );

test( 'a flood is quoted in part', async () => {
	for ( let number = 1; number <= 25; number++ ) {
		say( 'visitor', `line ${ number }`, number * SECOND );
	}
	await look( 30 * SECOND );

	const { messages, unquoted } = mails[ 0 ]?.data as { messages: unknown[]; unquoted: number };
	expect( [ messages.length, unquoted ] ).toEqual( [ 20, 5 ] );
} );
