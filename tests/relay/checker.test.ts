import type { Message } from '../../relay/protocol';
import { History, NO_FINDINGS, type Findings } from '../support/checker';

/*
 * The other files trust the checker to notice what went wrong, so it is tested here: each case below breaks one
 * promise.
 */

const CONVERSATION = 'c_AAAAAAAAAAAAAAAAAAAAAA';

function message( seq: number, clientId: string, author = 'v_a' ): Message {
	return {
		id: `m_${ clientId }`,
		conversationId: CONVERSATION,
		seq,
		clientId,
		author: { type: 'visitor', id: author, name: '', avatarUrl: null },
		kind: 'text',
		body: clientId,
		attachments: [],
		createdAt: '2026-11-21T09:00:00.000Z',
	};
}

const one = message( 1, 'one' );
const two = message( 2, 'two' );

interface Story {
	acknowledged?: Message[];
	shown?: Message[];
	stored?: Message[];
}

function judge( { acknowledged = [ one, two ], shown = [ one, two ], stored = [ one, two ] }: Story ): Findings {
	const history = new History();
	history.attempt( CONVERSATION, 'v_a', 'one' );
	history.attempt( CONVERSATION, 'v_a', 'two' );
	history.screen( 'screen', [ CONVERSATION ] ).push( ...shown );
	acknowledged.forEach( ( each ) => history.acknowledge( each ) );
	return history.judge( stored );
}

function kindsOf( findings: Findings ): string[] {
	return Object.entries( findings ).flatMap( ( [ kind, found ] ) => ( found.length > 0 ? [ kind ] : [] ) );
}

test( 'the checker finds nothing where nothing is wrong', () => {
	expect( judge( {} ) ).toEqual( NO_FINDINGS );
} );

test.each< [ string, Story, string[] ] >( [
	[ 'a lost message', { stored: [ one ], shown: [ one ] }, [ 'lost' ] ],
	[ 'an acknowledgement of another row', { acknowledged: [ one, { ...two, seq: 3 } ] }, [ 'doubles' ] ],
	[ 'a row stored twice', { stored: [ one, two, { ...two, seq: 3 } ] }, [ 'doubles', 'disorder' ] ],
	[ 'a message shown twice', { shown: [ one, two, two ] }, [ 'doubles', 'disorder' ] ],
	[ 'a message that nobody wrote', { shown: [ one, two, message( 3, 'three' ) ] }, [ 'phantom', 'disorder' ] ],
	[ 'a message that is not shown', { shown: [ two ] }, [ 'gaps' ] ],
	[ 'messages shown in another order', { shown: [ two, one ] }, [ 'disorder' ] ],
	[
		'an author’s messages stored in another order',
		{
			acknowledged: [],
			stored: [
				{ ...two, seq: 1 },
				{ ...one, seq: 2 },
			],
			shown: [
				{ ...two, seq: 1 },
				{ ...one, seq: 2 },
			],
		},
		[ 'disorder' ],
	],
] )( 'the checker notices %s', ( _, story, kinds ) => {
	expect( kindsOf( judge( story ) ) ).toEqual( kinds );
} );
