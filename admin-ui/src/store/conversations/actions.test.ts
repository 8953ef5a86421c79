import { snackbarStore } from '../../snackbars/store';
import { makeInbox, settled } from '../../test-support/inbox';
import { makeConversation, makeMessage, makeOwnConversation, ME } from '../../test-support/make';
import { makeProblem } from '../../test-support/problem';

test( 'accepting assigns to oneself, expecting that nobody has it', async () => {
	const conversation = makeConversation();
	const assign = jest.fn().mockResolvedValue( { conversation: makeOwnConversation( { id: conversation.id } ) } );
	const { actions, select } = makeInbox( { 'POST /v1/conversations/:id/assign': assign } );
	await actions.conversationReceived( conversation );

	await actions.acceptConversation( conversation.id );

	expect( assign ).toHaveBeenCalledWith( {
		id: conversation.id,
		body: { agentId: ME, expectedAssigneeId: null },
	} );
	expect( select.findConversation( conversation.id )?.assignee?.id ).toBe( ME );
	expect( select.findPendingAction( conversation.id ) ).toBeNull();
} );

test( 'who was too late is told who has the conversation, and sees it so', async () => {
	const conversation = makeConversation();
	const ole = { id: 'agent:2', name: 'Ole', avatarUrl: null };
	const { actions, select, registry } = makeInbox( {
		'POST /v1/conversations/:id/assign': () =>
			Promise.reject( makeProblem( 'already_assigned', { assignee: ole } ) ),
		'GET /v1/conversations/:id': async () => ( {
			conversation: makeOwnConversation( { id: conversation.id, assignee: ole } ),
		} ),
	} );
	await actions.conversationReceived( conversation );

	await actions.acceptConversation( conversation.id );

	const snackbars = registry.select( snackbarStore ).getSnackbars();
	expect( snackbars.map( ( { content } ) => content ) ).toEqual( [ 'Ole has this conversation already.' ] );
	expect( select.findConversation( conversation.id )?.assignee ).toEqual( ole );
} );

test( 'a second click while the first is on its way does nothing', async () => {
	const conversation = makeConversation();
	const close = jest.fn( async ( { id } ) => ( { conversation: makeConversation( { id, state: 'closed' } ) } ) );
	const { actions } = makeInbox( { 'POST /v1/conversations/:id/close': close } );

	await Promise.all( [ actions.closeConversation( conversation.id ), actions.closeConversation( conversation.id ) ] );

	expect( close ).toHaveBeenCalledTimes( 1 );
} );

test( 'an end is taken back from its snackbar', async () => {
	const conversation = makeOwnConversation();
	const reopen = jest.fn( async () => ( {
		conversation: { ...conversation, updatedAt: '2026-11-21T10:00:02.000Z' },
	} ) );
	const { actions, registry, select } = makeInbox( {
		'POST /v1/conversations/:id/close': async () => ( {
			conversation: { ...conversation, state: 'closed', updatedAt: '2026-11-21T10:00:01.000Z' },
		} ),
		'POST /v1/conversations/:id/reopen': reopen,
	} );
	await actions.conversationReceived( conversation );

	await actions.closeConversation( conversation.id );
	const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
	expect( snackbar ).toMatchObject( { content: 'Conversation ended.', action: { label: 'Reopen' } } );
	snackbar?.action?.onClick();
	await settled();

	expect( reopen ).toHaveBeenCalledWith( { id: conversation.id, body: {} } );
	expect( select.findConversation( conversation.id )?.state ).toBe( 'open' );
} );

test( 'taken back, an end leaves the conversation with its agent, and snoozed', async () => {
	const ole = { id: 'agent:2', name: 'Ole', avatarUrl: null };
	const snoozedUntil = '2099-11-21T12:00:00.000Z';
	const conversation = makeOwnConversation( { assignee: ole, snoozedUntil } );
	const awake = { ...conversation, snoozedUntil: null };
	const assign = jest.fn( async () => ( { conversation: awake } ) );
	const { actions, registry, select } = makeInbox( {
		'POST /v1/conversations/:id/close': async () => ( { conversation: { ...awake, state: 'closed' } } ),
		'POST /v1/conversations/:id/reopen': async () => ( {
			conversation: { ...awake, assignee: { ...ole, id: ME } },
		} ),
		'POST /v1/conversations/:id/assign': assign,
		'PATCH /v1/conversations/:id': async () => ( { conversation } ),
	} );
	await actions.conversationReceived( conversation );

	await actions.closeConversation( conversation.id );
	registry.select( snackbarStore ).getSnackbars()[ 0 ]?.action?.onClick();
	await settled();

	expect( assign ).toHaveBeenCalledWith( {
		id: conversation.id,
		body: { agentId: ole.id, expectedAssigneeId: ME },
	} );
	expect( select.findConversation( conversation.id ) ).toMatchObject( { assignee: ole, snoozedUntil } );
} );

test( 'a failed reload takes nothing away that is known', async () => {
	const conversation = makeOwnConversation();
	const { actions, select } = makeInbox( {
		'GET /v1/conversations/:id': () => Promise.reject( makeProblem( 'db_unavailable' ) ),
	} );
	await actions.conversationReceived( conversation );

	await actions.loadConversation( conversation.id );

	expect( select.findConversation( conversation.id ) ).not.toBeNull();
} );

test( 'a message in a conversation that is not known makes it known', async () => {
	const conversation = makeConversation();
	const { actions, select, tell } = makeInbox( { 'GET /v1/conversations/:id': async () => ( { conversation } ) } );
	await actions.connect();

	tell( { type: 'message.created', message: makeMessage( { conversationId: conversation.id } ) } );
	await settled();

	expect( select.findConversation( conversation.id ) ).toEqual( conversation );
} );
