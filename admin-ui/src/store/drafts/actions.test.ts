import { makeInbox } from '../../test-support/inbox';
import { makeMessage, makeOutboxItem, makeOwnConversation } from '../../test-support/make';

test( 'a note goes out as a note, and the composer stays on notes', async () => {
	const { actions, select, added } = makeInbox();
	await actions.changeDraft( 'c_1', { text: 'only for us', kind: 'note' } );

	await actions.sendDraft( 'c_1' );

	expect( added ).toEqual( [ { conversationId: 'c_1', content: { kind: 'note', body: 'only for us' } } ] );
	expect( select.getDraft( 'c_1' ) ).toEqual( { text: '', kind: 'note' } );
} );

test( 'nothing but white space is not sent', async () => {
	const { actions, added } = makeInbox();
	await actions.changeDraft( 'c_1', { text: ' \n ', kind: 'text' } );

	await actions.sendDraft( 'c_1' );

	expect( added ).toEqual( [] );
} );

test( 'send and end asks for the end only after the message, and once', async () => {
	const close = jest.fn( async ( { id }: { id: string } ) => ( {
		conversation: makeOwnConversation( { id, state: 'closed' } ),
	} ) );
	const { actions, listeners } = makeInbox( { 'POST /v1/conversations/:id/close': close } );
	await actions.connect();
	await actions.changeDraft( 'c_1', { text: 'Bye!', kind: 'text' } );

	await actions.sendDraft( 'c_1', { andClose: true } );
	expect( close ).not.toHaveBeenCalled();

	const message = makeMessage( { conversationId: 'c_1', clientId: 'x_1' } );
	listeners[ 0 ]?.onSent( makeOutboxItem( { clientId: 'x_2' } ), message );
	expect( close ).not.toHaveBeenCalled();
	listeners[ 0 ]?.onSent( makeOutboxItem( { clientId: 'x_1' } ), message );
	listeners[ 0 ]?.onSent( makeOutboxItem( { clientId: 'x_1' } ), message );
	expect( close ).toHaveBeenCalledTimes( 1 );
} );

test( 'what was begun is there again in the next session', async () => {
	const { session, actions } = makeInbox();
	await actions.changeDraft( 'c_1', { text: 'Hel', kind: 'text' } );

	expect( session.drafts.list() ).toEqual( { c_1: { text: 'Hel', kind: 'text' } } );
} );
