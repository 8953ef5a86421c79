import type { Message } from '../../../../relay/protocol';
import {
	makeConversation,
	makeDepartment,
	makeMessage,
	makeOwnConversation,
	makeVisitor,
	ME,
} from '../../test-support/make';
import { activeLoaded } from '../lists/actions';
import { messageReceived, readAdvanced } from '../messages/actions';
import type { InboxAction } from '../types';
import { visitorUpdated } from '../visitors/actions';
import { departmentChanged } from '../departments/actions';
import { conversationReceived as received, tagChanged } from './actions';
import { initialState, reducer } from './reducer';

const after = ( ...actions: InboxAction[] ) => actions.reduce( reducer, initialState() ).byId;

test( 'an answer that an event has overtaken changes nothing', () => {
	const queued = makeConversation( { updatedAt: '2026-11-21T10:00:01.000Z' } );
	const open = { ...queued, state: 'open' as const, updatedAt: '2026-11-21T10:00:02.000Z' };

	expect( after( received( open ), received( queued ) )[ queued.id ]?.state ).toBe( 'open' );
} );

test.each( [
	[ 'renamed', 'Invoices', [ 'Invoices', 'vip' ] ],
	[ 'merged into one that is there', 'vip', [ 'vip' ] ],
	[ 'deleted', null, [ 'vip' ] ],
] )( 'a tag that is %s changes wherever it is', ( _, name, tags ) => {
	const tagged = makeConversation( { tags: [ 'billing', 'vip' ] } );
	const other = makeConversation( { id: `c_${ 'o'.repeat( 22 ) }`, tags: [ 'vip' ] } );

	const state = after( received( tagged ), received( other ), tagChanged( 'billing', name ) );

	expect( state[ tagged.id ]?.tags ).toEqual( tags );
	expect( state[ other.id ]?.tags ).toEqual( [ 'vip' ] );
} );

test.each( [
	[ 'renamed', 'Advice', { id: 'd_1', name: 'Advice' } ],
	[ 'deleted', null, null ],
] )( 'a department that is %s changes wherever it is', ( _, name, department ) => {
	const routed = makeConversation( { department: { id: 'd_1', name: 'Sales' } } );
	const other = makeConversation( { department: { id: 'd_2', name: 'Repairs' } } );

	const state = after(
		received( routed ),
		received( other ),
		departmentChanged( 'd_1', name === null ? null : makeDepartment( { id: 'd_1', name } ) )
	);

	expect( state[ routed.id ]?.department ).toEqual( department );
	expect( state[ other.id ] ).toBe( other );
} );

test( 'a message that is newer than a conversation read before it is not forgotten', () => {
	const conversation = makeConversation( { lastSeq: 1 } );
	const message = makeMessage( { conversationId: conversation.id, seq: 2, body: 'newer' } );

	const state = after( received( conversation ), messageReceived( message ), received( conversation ) );

	expect( state[ conversation.id ] ).toMatchObject( { lastSeq: 2, lastMessage: message, unread: 1 } );
} );

test( 'a message is counted as unread once, and an own one never', () => {
	const conversation = makeOwnConversation();
	const visitors = makeMessage( { conversationId: conversation.id, seq: 1 } );
	const own = makeMessage( {
		conversationId: conversation.id,
		seq: 2,
		author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
	} );

	const state = after(
		received( conversation ),
		messageReceived( visitors ),
		messageReceived( visitors ),
		messageReceived( own )
	);

	expect( state[ conversation.id ]?.unread ).toBe( 1 );
} );

test( 'the line of a list is what a person wrote, and a text of the other side answers', () => {
	const conversation = makeOwnConversation();
	const at = ( seq: number, part: Partial< Message > ) =>
		messageReceived( makeMessage( { conversationId: conversation.id, seq, ...part } ) );
	const agent = { type: 'agent', id: ME, name: 'Mia', avatarUrl: null } as const;
	const lineAfter = ( ...actions: InboxAction[] ) => {
		const { lastMessage, needsReply } = after( received( conversation ), ...actions )[ conversation.id ]!;
		return [ lastMessage?.body, needsReply ];
	};
	const question = at( 1, { body: 'Is it green?' } );
	const notice = at( 2, { kind: 'system', body: 'agent_joined', author: { ...agent, type: 'system' } } );
	const note = at( 3, { kind: 'note', body: 'Ask Ben', author: agent } );
	const answer = at( 4, { body: 'It is', author: agent } );

	expect( lineAfter( question, notice ) ).toEqual( [ 'Is it green?', true ] );
	expect( lineAfter( question, notice, note ) ).toEqual( [ 'Ask Ben', true ] );
	expect( lineAfter( question, notice, note, answer ) ).toEqual( [ 'It is', false ] );
} );

test( 'reading to the end leaves nothing unread, and never goes backwards', () => {
	const conversation = makeOwnConversation( { lastSeq: 5, unread: 3 } );

	const state = after(
		received( conversation ),
		readAdvanced( conversation.id, 'agent', 5, 0 ),
		readAdvanced( conversation.id, 'agent', 2, 3 )
	);

	expect( state[ conversation.id ] ).toMatchObject( { unread: 0, readSeq: { agent: 5 } } );
} );

test( 'what ended while the stream was away is forgotten, what came by stream meanwhile stays', () => {
	const ended = makeConversation();
	const stays = makeConversation();
	const cameMeanwhile = makeConversation();

	const state = after(
		received( ended ),
		received( stays ),
		received( cameMeanwhile ),
		activeLoaded( {
			conversations: [ stays ],
			counts: { queued: 1, mine: 0, open: 0 },
			isComplete: true,
			knownBefore: { [ ended.id ]: ended, [ stays.id ]: stays },
		} )
	);

	expect( Object.keys( state ).sort() ).toEqual( [ stays.id, cameMeanwhile.id ].sort() );
} );

test( 'a visitor who gives a name gets it in all conversations', () => {
	const visitor = makeVisitor( { name: '' } );
	const conversation = makeConversation( { visitor } );

	const state = after( received( conversation ), visitorUpdated( { ...visitor, name: 'Vera' } ) );

	expect( state[ conversation.id ]?.visitor.name ).toBe( 'Vera' );
} );
