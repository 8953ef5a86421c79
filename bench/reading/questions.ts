import { request } from 'node:http';
import type { AgentList, ConversationList, MessageList, VisitorSession } from '../../relay/protocol';
import { AGENT, MISSED, type ReadingSite } from './reading-site';

/** Something that people look at many times a day. */
export interface Question {
	readonly name: string;
	/** Asks and resolves with the whole answer. */
	ask( on: ReadingSite ): Promise< string >;
	/** Says what is wrong with an answer; null if nothing. */
	findFault( answer: string, on: ReadingSite ): string | null;
	/** The row limit that the relay sets itself, for what only a large site reaches. */
	readonly bound?: number;
}

const PAGE = 50;
const MESSAGES = 100;
const TIMEOUT_MS = 10_000;
/**
 * A few hundred visitors and a thousand places in each state, each also a row of their union and of its order; and the
 * conversations and visitors of a thousand of them.
 */
const SEARCH_ROWS = 500 + 4 * 3 * 1_000 + 2 * 1_000;

/** All that is measured. */
export const QUESTIONS: readonly Question[] = [
	list(
		'list of queued',
		'state=queued',
		( { conversations, counts }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.queued ) &&
			counts.queued === facts.queued &&
			conversations.every( ( { state } ) => state === 'queued' )
	),
	list(
		'list of open',
		'state=open',
		( { conversations, counts }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.open ) &&
			counts.open === facts.open &&
			conversations.every( ( { state } ) => state === 'open' )
	),
	list(
		'list of mine',
		'state=open&assignee=me',
		( { conversations, counts }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.mine ) &&
			counts.mine === facts.mine &&
			conversations.every( ( { assignee } ) => assignee?.id === `agent:${ AGENT }` )
	),
	list(
		'list of all that an agent ever held',
		'assignee=me',
		( { conversations } ) =>
			conversations.length > 0 && conversations.every( ( { assignee } ) => assignee?.id === `agent:${ AGENT }` )
	),
	list( 'list of closed', 'state=closed', ( page ) => isFullOfClosed( page ) ),
	list(
		'list of closed, deep inside',
		( { facts } ) => `state=closed&cursor=${ facts.deepCursor }`,
		( page, { facts } ) =>
			Number( page.nextCursor ) < facts.deepCursor &&
			page.conversations.every( ( { state } ) => state === 'closed' )
	),
	list(
		'list of everything',
		'',
		( { conversations }, { size } ) => conversations.length === Math.min( PAGE, size.conversations )
	),
	list(
		'counts',
		'limit=1',
		( { counts }, { facts } ) => counts.queued === facts.queued && counts.open === facts.open
	),
	{
		...list(
			'search, a common beginning',
			'q=an',
			( { conversations, nextCursor } ) =>
				( conversations.length === PAGE || nextCursor === null ) &&
				conversations.every(
					( { visitor } ) => /^an/i.test( visitor.name ) || /^an/i.test( visitor.email ?? '' )
				)
		),
		bound: SEARCH_ROWS,
	},
	list(
		'search, one visitor who came often',
		'q=xaver',
		( { conversations }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.regularsConversations ) &&
			conversations.every( ( { visitor } ) => visitor.id === facts.regular )
	),
	list(
		'search, an e-mail address',
		( { facts } ) => `q=${ encodeURIComponent( facts.email ) }`,
		( { conversations }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.withEmail ) &&
			conversations.every( ( { visitor } ) => visitor.email === facts.email )
	),
	list( 'search, nobody', 'q=zzzz', ( { conversations } ) => conversations.length === 0 ),
	list(
		'a visitor’s history',
		( { facts } ) => `visitor=${ facts.regular }`,
		( { conversations }, { facts } ) =>
			conversations.length === Math.min( PAGE, facts.regularsConversations ) &&
			conversations.every( ( { visitor } ) => visitor.id === facts.regular )
	),
	messages(
		'a long conversation',
		() => '',
		( { facts } ) => facts.longestLength
	),
	messages(
		'a long conversation, older entries',
		( { facts } ) => `&before=${ middleOf( facts.longestLength ) }`,
		( { facts } ) => middleOf( facts.longestLength ) - 1
	),
	{
		name: 'agents',
		ask: ( on ) => get( on, '/v1/agents', on.agentHeaders() ),
		findFault: ( answer ) =>
			( JSON.parse( answer ) as AgentList ).agents.some( ( { openConversations } ) => openConversations > 0 )
				? null
				: 'no agent has an open conversation',
	},
	{
		name: 'a visitor opens the chat',
		ask: ( on ) =>
			send(
				on,
				'POST',
				`/v1/sites/${ on.site.id }/visitors`,
				{},
				JSON.stringify( {
					page: { url: `${ on.site.origin }/lamps`, title: 'Lamps' },
					locale: 'en-GB',
					timezone: 'Europe/London',
				} )
			),
		findFault: ( answer ) =>
			( JSON.parse( answer ) as VisitorSession ).availability.status === 'offline'
				? null
				: 'nobody is connected, but it says that somebody is',
	},
	{
		name: 'an agent comes back after an hour',
		ask: ( on ) => resume( on, on.agentHeaders(), MISSED ),
		findFault: ( answer, { facts } ) => faultOfReplay( answer, MISSED, facts.head ),
	},
	{
		name: 'a visitor comes back after an hour',
		ask: ( on ) => resume( on, on.visitorHeaders(), on.facts.regularsMissed ),
		findFault: ( answer, { facts } ) => faultOfReplay( answer, facts.regularsMissed, facts.head ),
	},
];

const middleOf = ( length: number ) => Math.floor( length / 2 );

function isFullOfClosed( { conversations }: ConversationList ): boolean {
	return (
		conversations.length > 0 &&
		conversations.every( ( { state, closedAt } ) => state === 'closed' && closedAt !== null )
	);
}

/** Looks at a list; the newest activity comes first, whatever is asked for. */
function list(
	name: string,
	query: string | ( ( on: ReadingSite ) => string ),
	isRight: ( page: ConversationList, on: ReadingSite ) => boolean
): Question {
	return {
		name,
		ask: ( on ) =>
			get( on, `/v1/conversations?${ typeof query === 'string' ? query : query( on ) }`, on.agentHeaders() ),
		findFault( answer, on ) {
			const page = JSON.parse( answer ) as ConversationList;
			const times = page.conversations.map( ( { updatedAt } ) => updatedAt );
			if ( times.join() !== [ ...times ].sort().reverse().join() ) {
				return 'not in the order of activity';
			}
			return isRight( page, on ) ? null : `not what was asked for: ${ page.conversations.length } conversations`;
		},
	};
}

/** Looks at the longest conversation; `newest` is the last entry that the page should have. */
function messages(
	name: string,
	query: ( on: ReadingSite ) => string,
	newest: ( on: ReadingSite ) => number
): Question {
	return {
		name,
		ask: ( on ) =>
			get(
				on,
				`/v1/conversations/${ on.facts.longest }/messages?limit=${ MESSAGES }${ query( on ) }`,
				on.agentHeaders()
			),
		findFault( answer, on ) {
			const { messages: page, hasMore } = JSON.parse( answer ) as MessageList;
			const last = newest( on );
			const wanted = Array.from( { length: Math.min( MESSAGES, last ) }, ( _, index ) => last - index ).reverse();
			return page.map( ( { seq } ) => seq ).join() === wanted.join() && hasMore === last > MESSAGES
				? null
				: 'not the page that was asked for';
		},
	};
}

/** Asks for a path and resolves with the whole answer. */
export function get( on: ReadingSite, path: string, headers: Record< string, string > ): Promise< string > {
	return send( on, 'GET', path, headers );
}

/** Node's own agent keeps connections alive; an error status is an error. */
function send(
	on: ReadingSite,
	method: string,
	path: string,
	headers: Record< string, string >,
	body?: string
): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		const call = request(
			`${ on.relay.url }${ path }`,
			{
				method,
				headers: { ...headers, ...( body === undefined ? {} : { 'Content-Type': 'application/json' } ) },
				timeout: TIMEOUT_MS,
			},
			( response ) => {
				const chunks: Buffer[] = [];
				response.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
				response.once( 'error', reject );
				response.once( 'end', () => {
					const text = Buffer.concat( chunks ).toString();
					if ( response.statusCode === 200 || response.statusCode === 201 ) {
						resolve( text );
					} else {
						reject( new Error( `${ method } ${ path } answered ${ response.statusCode }: ${ text }` ) );
					}
				} );
			}
		);
		call.once( 'error', reject );
		call.once( 'timeout', () => call.destroy( new Error( `${ path } did not answer in time.` ) ) );
		call.end( body );
	} );
}

/** Opens a stream where it was an hour ago and resolves with its text once this many events have come. */
function resume( on: ReadingSite, headers: Record< string, string >, wanted: number ): Promise< string > {
	const { epoch, head } = on.facts;
	return new Promise( ( resolve, reject ) => {
		const call = request(
			`${ on.relay.url }/v1/stream?after=${ epoch }.${ head - MISSED }`,
			{ headers },
			( response ) => {
				let text = '';
				let seen = 0;
				response.setEncoding( 'utf8' );
				response.on( 'data', ( chunk: string ) => {
					const from = Math.max( 0, text.length - 4 );
					text += chunk;
					seen = text.indexOf( '\nid: ', from ) >= 0 || seen > 0 ? countOf( text ) : 0;
					if ( seen >= wanted || text.includes( 'event: reset' ) ) {
						resolve( text );
						call.destroy();
					}
				} );
				// Closing the stream ourselves is an error to the reading side.
				response.once( 'error', reject );
			}
		);
		call.setTimeout( TIMEOUT_MS, () => call.destroy( new Error( 'The stream did not tell everything in time.' ) ) );
		call.once( 'error', reject );
		call.end();
	} );
}

const numbersOf = ( text: string ) =>
	[ ...text.matchAll( /^id: [^.\n]+\.(\d+)$/gm ) ].map( ( [ , number ] ) => Number( number ) );

const countOf = ( text: string ) => numbersOf( text ).length;

function faultOfReplay( text: string, wanted: number, head: number ): string | null {
	const numbers = numbersOf( text );
	const isInOrder = numbers.every( ( number, index ) => index === 0 || number > ( numbers[ index - 1 ] as number ) );
	const isRight =
		isInOrder &&
		numbers.length === wanted &&
		( numbers.at( -1 ) ?? head ) <= head &&
		text.includes( '"resumed":true' );
	return isRight ? null : `${ numbers.length } events instead of ${ wanted }`;
}
