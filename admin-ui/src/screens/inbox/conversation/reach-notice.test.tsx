import { act, screen } from '@testing-library/react';
import { useRef } from '@wordpress/element';
import type { Conversation } from '../../../../../relay/protocol';
import { makeMessage, makeOwnConversation, makeSession, makeVisitor, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { useCommands } from '../commands/use-commands';
import { ConversationPane } from './conversation-pane';
import type { AnswerMailState } from './reach';

const nothing = () => null;

function Pane( { id, mail }: { id: string; mail: AnswerMailState } ) {
	return (
		<ConversationPane
			conversationId={ id }
			commands={ useCommands( null, nothing ) }
			isListHidden={ false }
			isVisitorShown
			mail={ mail }
			inputRef={ useRef< HTMLTextAreaElement >( null ) }
			onBack={ null }
			onShowList={ nothing }
			onToggleVisitor={ nothing }
		/>
	);
}

interface Situation {
	notices?: string[];
	email?: string | null;
	isOnline?: boolean;
	mail?: AnswerMailState;
	conversation?: Partial< Conversation >;
}

/** Shows a conversation of these notices, a question, and an answer by this agent. */
async function show( {
	notices = [],
	email = 'kim@example.org',
	isOnline = false,
	mail = 'works',
	conversation: more = {},
}: Situation = {} ) {
	const visitor = makeVisitor( { name: 'Kim', email, online: isOnline } );
	const conversation = makeOwnConversation( { visitor, ...more } );
	const { id: conversationId } = conversation;
	const system = { type: 'system', id: 'system', name: '', avatarUrl: null } as const;
	const messages = [
		...notices.map( ( body ) => makeMessage( { conversationId, kind: 'system', body, author: system } ) ),
		makeMessage( { conversationId, body: 'Where is my parcel?' } ),
		makeMessage( {
			conversationId,
			body: 'On its way.',
			author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
		} ),
	].map( ( message, index ) => ( { ...message, seq: index + 1 } ) );
	const page = { messages, hasMore: false };
	renderWithStore(
		<Pane id={ conversationId } mail={ mail } />,
		[
			( { conversationReceived } ) => conversationReceived( conversation ),
			( { pageReceived } ) => pageReceived( conversationId, 'newest', page ),
		],
		makeSession( { 'GET /v1/conversations/:id/messages': async () => page } )
	);
	await act( async () => undefined );
}

const notice = ( text: RegExp ) => screen.queryByText( text, { selector: '.veranda-reach *' } );

test( 'an answer to a message that was left goes out by mail', async () => {
	await show( { notices: [ 'left_while_away' ] } );

	expect( screen.getByText( 'This message was left while the chat could not be reached.' ) ).toBeInTheDocument();
	expect( notice( /^Kim has left the chat\. Your answer goes to kim@example\.org by email/ ) ).toBeInTheDocument();
	expect( screen.getByText( 'Not seen yet, goes out by email' ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'link', { name: /^Write to/ } ) ).toBeNull();
} );

test( 'under an answer stands whether it was seen in the chat or mailed', async () => {
	await show( { conversation: { readSeq: { visitor: 0, agent: 0 }, answerMail: { seq: 2, hasFailed: false } } } );
	expect( screen.getByText( 'Emailed to kim@example.org' ) ).toBeInTheDocument();
} );

test( 'what was read in the chat and mailed as well is read', async () => {
	await show( { conversation: { readSeq: { visitor: 2, agent: 0 }, answerMail: { seq: 2, hasFailed: false } } } );
	expect( screen.getByText( 'Read' ) ).toBeInTheDocument();
} );

test.each< [ string, Situation, RegExp, string, boolean ] >( [
	[ 'there is no address', { email: null }, /without an email address/, 'Kept until the visitor comes back', false ],
	[ 'it is switched off', { mail: 'off' }, /switched off/, 'Kept until the visitor comes back', true ],
	[ 'mail is failing', { mail: 'failing' }, /cannot send email/, 'Not seen yet, and could not be emailed', true ],
	[
		'the last mail failed',
		{ conversation: { answerMail: { seq: 0, hasFailed: true } } },
		/cannot send email/,
		'Not seen yet, and could not be emailed',
		true,
	],
] )(
	'that an answer reaches nobody is said before it is written: %s',
	async ( _why, situation, warning, state, may ) => {
		await show( situation );

		expect( notice( warning ) ).toBeInTheDocument();
		expect( screen.getByText( state ) ).toBeInTheDocument();
		expect( screen.queryAllByRole( 'link', { name: 'Write to kim@example.org instead' } ) ).toHaveLength(
			may ? 1 : 0
		);
	}
);

test( 'who has the chat open needs no mail', async () => {
	await show( { isOnline: true, mail: 'failing' } );

	expect( screen.getByText( 'Sent' ) ).toBeInTheDocument();
	expect( notice( /has left/ ) ).toBeNull();
} );

test( 'that a hidden field was filled in is said', async () => {
	await show( { notices: [ 'left_while_away', 'hidden_field_filled' ] } );

	expect( screen.getByText( /or a password manager/ ) ).toBeInTheDocument();
} );

test( 'an address with more in it than an address writes to nobody else', async () => {
	await show( { mail: 'off', email: 'kim?bcc=eve&x@example.org' } );

	expect( screen.getByRole( 'link', { name: /^Write to/ } ) ).toHaveAttribute(
		'href',
		'mailto:kim%3Fbcc%3Deve%26x@example.org'
	);
} );
