import { makeChat, talking } from '../core/fakes';
import { sendDraft, setDraft } from './draft';

afterEach( () => localStorage.clear() );

test( 'what is being written is there again on the next page', () => {
	setDraft( makeChat().chat, 'Half' );

	expect( makeChat().chat.state.composer.draft ).toBe( 'Half' );
} );

test( 'what is being written stays when a session ends and the same person sits here', () => {
	const { chat } = makeChat();
	setDraft( chat, 'Half' );

	chat.dispatch( { type: 'session.ended', isForgotten: false } );

	expect( chat.state.composer.draft ).toBe( 'Half' );
	expect( chat.storage.get( 'draft' ) ).toBe( 'Half' );
} );

test( 'nothing is left for whoever sits here next', () => {
	const { chat } = makeChat();
	setDraft( chat, 'Secret' );

	chat.dispatch( { type: 'session.ended', isForgotten: true } );

	expect( chat.state.composer.draft ).toBe( '' );
	expect( chat.storage.get( 'draft' ) ).toBeNull();
} );

test( 'what is written goes to the conversation on screen, or begins a new one if that has ended', () => {
	const { chat, connection } = makeChat();
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	setDraft( chat, 'One' );
	sendDraft( chat );
	expect( connection.outbox.add ).toHaveBeenLastCalledWith( {
		conversationId: 'c_1',
		content: { kind: 'text', body: 'One' },
	} );
	expect( chat.state.composer.draft ).toBe( '' );

	chat.dispatch( { type: 'conversation.received', conversation: { ...talking, state: 'closed' } } );
	setDraft( chat, 'Two' );
	sendDraft( chat );

	expect( connection.outbox.add ).toHaveBeenLastCalledWith( {
		conversationId: null,
		content: { kind: 'text', body: 'Two' },
	} );
} );

test( 'while nobody is known to the relay, what is written stays in its field', () => {
	const { chat } = makeChat();
	chat.connection = null;
	setDraft( chat, 'Half' );

	sendDraft( chat );

	expect( chat.state.composer.draft ).toBe( 'Half' );
} );
