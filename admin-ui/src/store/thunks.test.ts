import { ProblemError, type RelayClient } from '../../../relay/client';
import { PROBLEMS, type ProblemCode } from '../../../relay/protocol';
import { snackbarStore } from '../snackbars/store';
import { makeConversation, makeOwnConversation, makeSession, ME } from '../test-support/make';
import { makeRegistry } from '../test-support/registry';
import { setSession } from './current-session';
import { store } from './index';

function makeProblem( code: ProblemCode, part = {} ): ProblemError {
	const [ status, title ] = PROBLEMS[ code ];
	return new ProblemError( { type: 'about:blank', title, status, code, detail: title, ...part } );
}

/** Lets answers that are there be taken in. */
const settled = () => new Promise( ( resolve ) => setTimeout( resolve ) );

function setUp( client: Partial< RelayClient > ) {
	const connection = makeSession( client );
	const registry = makeRegistry();
	setSession( connection.session );
	void registry.dispatch( store ).happen( { type: 'STARTED', currentAgentId: ME, drafts: {} } );
	return { ...connection, registry, actions: registry.dispatch( store ), select: registry.select( store ) };
}

test( 'accepting assigns to oneself, expecting that nobody has it', async () => {
	const conversation = makeConversation();
	const assign = jest.fn().mockResolvedValue( makeOwnConversation( { id: conversation.id } ) );
	const { actions, select } = setUp( { assignConversation: assign } );
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation } );

	await actions.acceptConversation( conversation.id );

	expect( assign ).toHaveBeenCalledWith( conversation.id, { agentId: ME, expectedAssigneeId: null } );
	expect( select.findConversation( conversation.id )?.assignee?.id ).toBe( ME );
	expect( select.findPendingAction( conversation.id ) ).toBeNull();
} );

test( 'who was too late is told who has the conversation, and sees it so', async () => {
	const conversation = makeConversation();
	const ole = { id: 'agent:2', name: 'Ole', avatarUrl: null };
	const { actions, select, registry } = setUp( {
		assignConversation: () => Promise.reject( makeProblem( 'already_assigned', { assignee: ole } ) ),
		getConversation: async () => makeOwnConversation( { id: conversation.id, assignee: ole } ),
	} );
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation } );

	await actions.acceptConversation( conversation.id );

	expect(
		registry
			.select( snackbarStore )
			.getSnackbars()
			.map( ( { content } ) => content )
	).toEqual( [ 'Ole has this conversation already.' ] );
	expect( select.findConversation( conversation.id )?.assignee ).toEqual( ole );
} );

test( 'a second click while the first is on its way does nothing', async () => {
	const conversation = makeConversation();
	const close = jest.fn().mockResolvedValue( makeConversation( { id: conversation.id, state: 'closed' } ) );
	const { actions } = setUp( { closeConversation: close } );

	await Promise.all( [ actions.closeConversation( conversation.id ), actions.closeConversation( conversation.id ) ] );

	expect( close ).toHaveBeenCalledTimes( 1 );
} );

test( 'a note goes out as a note, and the composer stays on notes', async () => {
	const { actions, select, added } = setUp( {} );
	await actions.changeDraft( 'c_1', { text: 'only for us', kind: 'note' } );

	await actions.sendDraft( 'c_1' );

	expect( added ).toEqual( [ { conversationId: 'c_1', body: 'only for us', kind: 'note' } ] );
	expect( select.getDraft( 'c_1' ) ).toEqual( { text: '', kind: 'note' } );
} );

test( 'nothing but white space is not sent', async () => {
	const { actions, added } = setUp( {} );
	await actions.changeDraft( 'c_1', { text: ' \n ', kind: 'text' } );

	await actions.sendDraft( 'c_1' );

	expect( added ).toEqual( [] );
} );

test( 'send and end asks for the end only after the message', async () => {
	const close = jest.fn();
	const { actions, closeAfter } = setUp( { closeConversation: close } );
	await actions.changeDraft( 'c_1', { text: 'Bye!', kind: 'text' } );

	await actions.sendDraft( 'c_1', { andClose: true } );

	expect( closeAfter ).toEqual( [ 'c_1' ] );
	expect( close ).not.toHaveBeenCalled();
} );

test( 'all pages of active conversations are read', async () => {
	const pages: Record< string, ReturnType< typeof makeConversation >[] > = {
		'queued:': [ makeConversation() ],
		'queued:2': [ makeConversation() ],
		'open:': [ makeOwnConversation() ],
	};
	const { actions, select } = setUp( {
		listConversations: async ( { state, cursor = '' } = {} ) => ( {
			conversations: pages[ `${ state }:${ cursor }` ] ?? [],
			nextCursor: state === 'queued' && cursor === '' ? '2' : null,
			counts: { queued: 2, mine: 1, open: 1 },
		} ),
	} );

	await actions.loadActive();

	expect( select.getConversationsIn( 'queue' ) ).toHaveLength( 2 );
	expect( select.getCounts() ).toEqual( { queue: 2, mine: 1, open: 1 } );
	expect( select.getListStatus( 'queue' ) ).toBe( 'ready' );
} );

test( 'the first time, the lists are shown before the last page is there; later not in parts', async () => {
	let release = () => {};
	const held = new Promise< void >( ( resolve ) => ( release = resolve ) );
	const first = makeOwnConversation();
	const waiting = makeConversation();
	const counts = { queued: 1, mine: 2, open: 2 };
	const { actions, select } = setUp( {
		listConversations: async ( { state, cursor } = {} ) => {
			if ( state === 'queued' ) {
				return { conversations: [ waiting ], nextCursor: null, counts };
			}
			if ( cursor === undefined ) {
				return { conversations: [ first ], nextCursor: '1', counts };
			}
			await held;
			return { conversations: [ makeOwnConversation() ], nextCursor: null, counts };
		},
	} );

	const loading = actions.loadActive();
	await settled();

	expect( select.getConversationsIn( 'queue' ) ).toEqual( [ waiting ] );
	expect( select.getConversationsIn( 'mine' ) ).toEqual( [ first ] );
	expect( select.getCounts().mine ).toBe( 2 );
	expect( select.getListStatus( 'mine' ) ).toBe( 'loading' );
	release();
	await loading;
	expect( select.getConversationsIn( 'mine' ) ).toHaveLength( 2 );
	expect( select.isActiveComplete() ).toBe( true );
} );

test( 'a queue of several pages is shown as a whole: who has waited longest may be on the last', async () => {
	let release = () => {};
	const held = new Promise< void >( ( resolve ) => ( release = resolve ) );
	const counts = { queued: 2, mine: 0, open: 0 };
	const { actions, select } = setUp( {
		listConversations: async ( { state, cursor } = {} ) => {
			if ( state === 'open' ) {
				return { conversations: [], nextCursor: null, counts };
			}
			if ( cursor !== undefined ) {
				await held;
			}
			return {
				conversations: [ makeConversation() ],
				nextCursor: cursor === undefined ? '1' : null,
				counts,
				head: 'e.1',
			};
		},
	} );

	const loading = actions.loadActive();
	await settled();

	expect( select.getConversationsIn( 'queue' ) ).toEqual( [] );
	release();
	await loading;
	expect( select.getConversationsIn( 'queue' ) ).toHaveLength( 2 );
} );

test( 'a conversation that is accepted between the two lists, and so is in neither, stays', async () => {
	const conversation = makeConversation();
	const ended = makeConversation();
	const accepted = makeOwnConversation( { id: conversation.id } );
	let answer = () => {};
	const held = new Promise< void >( ( resolve ) => ( answer = resolve ) );
	const { actions, select } = setUp( {
		listConversations: async () => {
			await held;
			return { conversations: [], nextCursor: null, counts: { queued: 0, mine: 0, open: 0 } };
		},
	} );
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation } );
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation: ended } );

	const loading = actions.loadActive();
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation: accepted } );
	answer();
	await loading;

	expect( select.findConversation( conversation.id )?.state ).toBe( 'open' );
	expect( select.findConversation( ended.id ) ).toBeNull();
} );

test( 'a failed reload takes nothing away that is known', async () => {
	const conversation = makeOwnConversation();
	const { actions, select } = setUp( { getConversation: () => Promise.reject( makeProblem( 'db_unavailable' ) ) } );
	await actions.happen( { type: 'CONVERSATION_RECEIVED', conversation } );

	await actions.loadConversation( conversation.id );

	expect( select.findConversation( conversation.id ) ).not.toBeNull();
} );
