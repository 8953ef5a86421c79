import { render, screen } from '@testing-library/react';
import { RegistryProvider } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import hostileTexts from '../../tests/support/hostile-texts.json';
import { isolated } from '../../relay/client';
import type { Conversation, Lead } from '../../relay/protocol';
import { useCommands } from './screens/inbox/commands/use-commands';
import { ConversationPane } from './screens/inbox/conversation/conversation-pane';
import type { AnswerMailState } from './screens/inbox/conversation/reach';
import { CallbackFacts } from './screens/inbox/kinds/callback-facts';
import { useChoice } from './screens/inbox/choice/use-choice';
import { LeadList } from './screens/inbox/leads/lead-list';
import { ConversationListItem } from './screens/inbox/list/conversation-list-item';
import { VisitorColumn } from './screens/inbox/visitor/visitor-column';
import { expectText } from './hostile-texts.fixture';
import { ConnectionCheck } from './screens/settings/connection-check/connection-check';
import { checkFromBrowser } from './screens/settings/connection-check/check-from-browser';
import { checkFromServer } from './screens/settings/connection-check/check-from-server';
import { Snackbars } from './snackbars/snackbars';
import { snackbarStore } from './snackbars/store';
import { makeConversation, makeId, makeMessage, makeSession, makeVisitor, ME, START } from './test-support/make';
import { makeRegistry } from './test-support/registry';
import { renderWithStore } from './test-support/render';

/* What strangers fill in is text wherever it comes up; messages and names are told in tests/e2e (docs/threats.md A31). */

jest.mock( './screens/settings/connection-check/check-from-browser' );
jest.mock( './screens/settings/connection-check/check-from-server' );

/** Each scene is shown for each text. */
const PATIENCE_MS = 120_000;

function makeLead( text: string, visitorId: string, conversationId: string | null ): Lead {
	return {
		id: makeId( 'l' ),
		visitorId,
		conversationId,
		name: text,
		email: text,
		phone: text,
		answers: [ { key: 'more', label: text, value: text } ],
		consent: { text, at: START },
		page: text,
		createdAt: START,
		updatedAt: START,
	};
}

const nothing = () => null;

/** A conversation wherever the inbox shows it. */
function Everywhere( { conversation, mail }: { conversation: Conversation; mail: AnswerMailState } ) {
	return (
		<>
			<ul>
				<ConversationListItem
					conversation={ conversation }
					isSelected={ false }
					siteUrl="https://example.org/"
					now={ 0 }
					choice={ useChoice( [ conversation.id ], '' ) }
					onOpen={ nothing }
				/>
			</ul>
			<ConversationPane
				conversationId={ conversation.id }
				commands={ useCommands( conversation, nothing ) }
				isListHidden={ false }
				isVisitorShown
				mail={ mail }
				inputRef={ useRef< HTMLTextAreaElement >( null ) }
				onBack={ null }
				onShowList={ nothing }
				onToggleVisitor={ nothing }
			/>
			<VisitorColumn conversationId={ conversation.id } isStep={ false } onClose={ nothing } />
		</>
	);
}

/** Shows a conversation of a visitor who has filled in the text everywhere, and gone. */
async function showEverywhere( text: string, part: Partial< Conversation >, mail: AnswerMailState ) {
	const visitor = makeVisitor( {
		name: text,
		email: text,
		locale: text,
		timezone: text,
		page: { url: text, title: text },
		online: false,
	} );
	const author = { type: 'visitor', id: visitor.id, name: text, avatarUrl: null } as const;
	const agent = { type: 'agent', id: ME, name: text, avatarUrl: null } as const;
	const id = makeId( 'c' );
	const make = ( seq: number, more: object ) => makeMessage( { conversationId: id, seq, body: text, ...more } );
	const messages = [
		make( 1, { kind: 'system', body: 'left_while_away', author: { ...author, type: 'system' } } ),
		make( 2, { author } ),
		make( 3, { author: agent } ),
		make( 4, { author: agent, kind: 'note' } ),
		make( 5, { kind: 'system', body: 'agent_joined', author: { ...agent, type: 'system' } } ),
		make( 6, { author } ),
	];
	const conversation = makeConversation( {
		id,
		state: 'open',
		assignee: { id: 'agent:2', name: text, avatarUrl: null },
		visitor,
		leftAt: START,
		lastSeq: 6,
		lastMessage: messages[ 5 ] ?? null,
		rating: { score: 1, comment: text },
		tags: [ text ],
		...part,
	} );
	const page = { messages, hasMore: false };
	const shown = renderWithStore(
		<Everywhere conversation={ conversation } mail={ mail } />,
		[
			( { conversationReceived } ) => conversationReceived( conversation ),
			( { pageReceived } ) => pageReceived( id, 'newest', page ),
			( { visitorLeadsLoaded } ) => visitorLeadsLoaded( visitor.id, [ makeLead( text, visitor.id, id ) ] ),
		],
		makeSession( {
			'GET /v1/conversations/:id/messages': async () => page,
			'GET /v1/conversations': async () => ( {
				conversations: [ { ...conversation, id: makeId( 'c' ) } ],
				nextCursor: null,
				counts: { queued: 0, mine: 0, open: 0 },
			} ),
			'GET /v1/leads': async () => ( { leads: [ makeLead( text, visitor.id, id ) ], nextCursor: null } ),
		} )
	);
	await screen.findByText( 'Earlier conversations' );
	return shown;
}

test.each< [ string, Partial< Conversation >, AnswerMailState ] >( [
	[ 'a message that was left', { kind: 'message' }, 'works' ],
	[ 'a callback, whose answer cannot be mailed', { kind: 'callback' }, 'failing' ],
] )(
	'A31: %s is text in the list, in the conversation and beside it',
	async ( _what, part, mail ) => {
		for ( const text of hostileTexts ) {
			const callback = part.kind === 'callback' ? { phone: text, at: null } : null;
			const { container, unmount } = await showEverywhere( text, { ...part, callback }, mail );

			// In the list: name, address, last message, agent, tag. In the conversation: name, address, tag, five messages and
			// their authors. Beside it: name, address, page, rating, the form, the earlier conversation.
			expectText( container, 20, [ text ] );
			unmount();
		}
	},
	PATIENCE_MS
);

test( 'A31: leads show the answers of the form, the phone number and what was agreed to as text', async () => {
	const leads = hostileTexts.map( ( text ) => makeLead( text, makeId( 'v' ), null ) );
	const { container } = renderWithStore(
		<LeadList canManage onOpen={ jest.fn() } />,
		[],
		makeSession( { 'GET /v1/leads': async () => ( { leads, nextCursor: null } ) } )
	);
	expect( await screen.findAllByRole( 'listitem' ) ).toHaveLength( hostileTexts.length );

	// Name, address, phone number, question, answer, consent; the last stands in a sentence, too, that it must not turn.
	expectText( container, 5 );
	const agreed = [ ...container.querySelectorAll< HTMLElement >( '.veranda-hint[title]' ) ];
	expect( agreed.map( ( { title } ) => title ) ).toEqual( hostileTexts );
	const turned = agreed.filter( ( { title, textContent } ) => ! textContent.endsWith( `: ${ isolated( title ) }` ) );
	expect( turned.map( ( { textContent } ) => textContent ) ).toEqual( [] );
} );

test( 'A31: a callback shows the phone number as text, and calls nothing but digits', () => {
	const { container } = renderWithStore(
		<dl>
			{ hostileTexts.map( ( phone ) => (
				<CallbackFacts
					key={ phone }
					conversation={ makeConversation( { kind: 'callback', callback: { phone, at: null } } ) }
				/>
			) ) }
		</dl>
	);

	expectText( container, 1 );
	for ( const link of container.querySelectorAll( 'a' ) ) {
		expect( link.getAttribute( 'href' ) ).toMatch( /^tel:[+\d]*$/ );
	}
} );

test( 'A31: snackbars say what they are given as text', () => {
	// The test browser lays nothing out; what leaves the screen asks for its place.
	window.scrollTo = () => undefined;
	const registry = makeRegistry();
	hostileTexts.forEach( ( text ) => void registry.dispatch( snackbarStore ).showSnackbar( text ) );
	const { container } = render(
		<RegistryProvider value={ registry as never }>
			<Snackbars />
		</RegistryProvider>
	);

	expectText( container, 1 );
} );

test( 'A31: the result of Check connection shows what a server answered as text', async () => {
	const findings = hostileTexts.map( ( text, index ) => ( {
		id: String( index ),
		status: 'critical' as const,
		title: text,
		detail: text,
		fix: text,
	} ) );
	jest.mocked( checkFromServer ).mockResolvedValue( findings );
	jest.mocked( checkFromBrowser ).mockResolvedValue( findings );
	const { container, user } = renderWithStore(
		<ConnectionCheck relayUrl="https://relay.example.test" isDirty={ false } />
	);

	await user.click( screen.getByRole( 'button', { name: 'Check connection' } ) );
	await screen.findByRole( 'button', { name: 'Copy as text' } );

	expectText( container, 6 );
} );
