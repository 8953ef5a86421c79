import { screen } from '@testing-library/react';
import { systemClock, type Clock } from '../../../../../relay/client';
import type { Conversation } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
import { makeAgent, makeOwnConversation, makeSession, makeVisitor, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { ConversationList } from '../list/conversation-list';
import { open } from '../list/views/open';
import type { InboxView } from '../list/views/view';

export const NAMES = [ 'Ada', 'Bea', 'Cleo', 'Dora' ];

/** Four open conversations, the newest first, and a relay that changes them; `refused` is held by somebody else by now. */
export function show(
	refused: string | null = null,
	parts: Record< string, Partial< Conversation > > = {},
	clock: Clock = systemClock,
	view: InboxView = open
) {
	const conversations = NAMES.map( ( name, index ) =>
		makeOwnConversation( {
			visitor: makeVisitor( { name } ),
			queuedAt: `2026-11-21T10:0${ 9 - index }:00.000Z`,
			...parts[ name ],
			...( name === 'Dora' && { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } ),
		} )
	);
	const stored = new Map( conversations.map( ( each ) => [ each.id, each ] ) );
	const asked: string[] = [];
	const limits: Error[] = [];
	const exported = jest.fn( async ( _request: unknown ) => '{"messages":[]}' );
	const answer =
		( change: ( body: Record< string, unknown > ) => object, what: string ) =>
		async ( { id, body }: { id: string; body?: unknown } ) => {
			const conversation = stored.get( id );
			const name = conversation?.visitor.name ?? '';
			asked.push( `${ what } ${ name }` );
			const limit = limits.pop();
			if ( limit ) {
				throw limit;
			}
			if ( name === refused ) {
				throw new Error( 'refused' );
			}
			const changed = { ...conversation, ...change( body as Record< string, unknown > ) } as Conversation;
			stored.set( id, changed );
			return { conversation: changed };
		};
	const onOpen = jest.fn();
	const shown = renderWithStore(
		<ConversationList
			view={ view }
			selectedId={ null }
			siteUrl="https://example.org/"
			canManage
			onShowAll={ null }
			onOpen={ onOpen }
		/>,
		[
			( { activeLoaded } ) =>
				activeLoaded( {
					conversations,
					counts: { queued: 0, mine: 0, open: 0 },
					isComplete: true,
					knownBefore: {},
				} ),
			( { agentsReceived } ) => agentsReceived( [ makeAgent(), makeAgent( { id: 'agent:2', name: 'Ole' } ) ] ),
		],
		makeSession(
			{
				'POST /v1/conversations/:id/close': answer(
					() => ( { state: 'closed', snoozedUntil: null } ),
					'close'
				),
				'POST /v1/conversations/:id/reopen': answer(
					() => ( { state: 'open', assignee: { id: ME, name: 'Mia', avatarUrl: null } } ),
					'reopen'
				),
				'POST /v1/conversations/:id/assign': answer(
					( { agentId } ) => ( {
						snoozedUntil: null,
						assignee: { id: agentId, name: 'Ole', avatarUrl: null },
					} ),
					'assign'
				),
				'PUT /v1/conversations/:id/spam': answer(
					( { isSpam } ) => ( { isSpam, snoozedUntil: null, state: isSpam ? 'closed' : 'open' } ),
					'spam'
				),
				'PUT /v1/conversations/:id/tags': answer(
					// A colleague adds one at the same time.
					( { tags } ) => ( {
						tags: Array.isArray( tags ) && ! tags.includes( 'colleague' ) ? [ ...tags, 'colleague' ] : tags,
					} ),
					'tag'
				),
				'POST /v1/conversations/export': ( { body } ) => exported( body ),
				'PATCH /v1/conversations/:id': answer( ( body ) => body, 'update' ),
			},
			clock
		)
	);
	return {
		...shown,
		asked,
		limits,
		exported,
		onOpen,
		snackbars: () => shown.registry.select( snackbarStore ).getSnackbars(),
	};
}

export const box = ( name: string ) =>
	screen.getByRole( 'checkbox', { name: `Choose the conversation with ${ name }` } );
export const row = ( name: string ) => screen.getByText( name ).closest( 'button' )!;
export const chosen = () => NAMES.filter( ( name ) => ( box( name ) as HTMLInputElement ).checked );
