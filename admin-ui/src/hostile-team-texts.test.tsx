import { act, screen } from '@testing-library/react';
import hostileTexts from '../../tests/support/hostile-texts.json';
import { isolated } from '../../relay/client';
import type { Block } from '../../relay/protocol';
import { expectText } from './hostile-texts.fixture';
import { BlockModal } from './screens/inbox/blocks/block-modal';
import { BlocksModal } from './screens/inbox/blocks/blocks-modal';
import { ViewSwitcher } from './screens/inbox/list/view-switcher';
import { open } from './screens/inbox/list/views/open';
import { ManageModal } from './screens/inbox/saved-views/manage-modal';
import { VisitorFacts } from './screens/inbox/visitor/panes/visitor-facts';
import { VisitorNotes } from './screens/inbox/visitor/panes/visitor-notes';
import { settled } from './test-support/inbox';
import {
	makeConversation,
	makeId,
	makeSavedView,
	makeSession,
	makeVisitor,
	makeVisitorDetails,
	ME,
	START,
} from './test-support/make';
import { makeProblem } from './test-support/problem';
import { renderWithStore } from './test-support/render';

/* What colleagues fill in is text wherever it comes up (docs/threats.md A31). */

/** Each scene is shown for each text. */
const PATIENCE_MS = 120_000;

beforeEach( () => {
	// The test browser lays nothing out.
	window.ResizeObserver = class {
		observe() {}
		unobserve() {}
		disconnect() {}
	} as never;
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
} );

test(
	'A31: what agents enter and note about a visitor is text, and so is what a conflict shows',
	async () => {
		for ( const text of hostileTexts ) {
			const agent = { id: ME, name: text, avatarUrl: null };
			const fields = [ 'company', 'phone', `fields.${ text }` ];
			const visitor = makeVisitor( { name: text, email: text } );
			const details = makeVisitorDetails( {
				...visitor,
				phone: text,
				company: text,
				fields: { [ text ]: text },
				edits: fields.map( ( field ) => ( { field, agent, at: START } ) ),
				notes: [ { id: makeId( 'n' ), clientId: makeId( 'k' ), body: text, author: agent, createdAt: START } ],
			} );
			const conversation = makeConversation( { visitor } );
			const { actions, container, user, unmount } = renderWithStore(
				<>
					<VisitorFacts conversation={ conversation } />
					<VisitorNotes conversation={ conversation } />
				</>,
				[],
				makeSession( {
					'GET /v1/visitors/:id': async () => ( { visitor: details } ),
					'PATCH /v1/visitors/:id': async () => {
						throw makeProblem( 'visitor_changed', {
							visitor: { ...details, fields: { [ text ]: `${ text } now` } },
						} );
					},
				} )
			);
			await act( settled );
			// Name twice, address, phone, company, the detail and its name, the note and who wrote it.
			expectText( container, 9, [ text ] );
			const edits = screen.getAllByText( /^Changed by / ).map( ( { textContent } ) => textContent );
			expect( edits ).toHaveLength( 3 );
			edits.forEach( ( edit ) => expect( edit ).toContain( `Changed by ${ isolated( text ) }, ` ) );

			await user.click( screen.getByRole( 'button', { name: 'Edit the visitor' } ) );
			await act( async () => {
				await actions.typeVisitorNote( visitor.id, text );
				await actions.addVisitorNote( visitor.id, text );
			} );
			const detail = () => screen.getAllByRole( 'textbox' )[ 4 ]!;
			await user.type( detail(), '!{Enter}' );
			// Besides, the label of the detail, and the note that failed.
			expectText( container, 11, [ text ], '.veranda-person-form' );
			expect( detail() ).toHaveValue( `${ text }!` );
			expect( detail() ).toHaveAccessibleDescription( `There is now: ${ isolated( `${ text } now` ) }`.trim() );
			unmount();
		}
	},
	PATIENCE_MS
);

test( 'A31: who is blocked, by whom and why is text', async () => {
	const visitors = hostileTexts.map( ( name ) => makeVisitor( { name } ) );
	const blocks = visitors.map( ( { id, name }, index ): Block => ( {
		id: makeId( 'b' ),
		visitor: { id, name, email: null },
		address: 'blocked',
		reason: name,
		blockedBy: { id: ME, name, avatarUrl: null },
		createdAt: START,
		until: index % 2 === 0 ? null : '2099-01-01T10:00:00.000Z',
	} ) );
	const props = { commands: [], onClose: () => {} };
	const { rerender } = renderWithStore(
		<BlocksModal conversation={ null } { ...props } />,
		[],
		makeSession( { 'GET /v1/blocks': async () => ( { blocks, nextCursor: null } ) } )
	);
	expect( await screen.findAllByRole( 'listitem' ) ).toHaveLength( hostileTexts.length );
	expectText( screen.getByRole( 'dialog' ), 1 );
	const sentences = [ ...document.querySelectorAll( '.veranda-block-facts' ) ].map(
		( { textContent } ) => textContent
	);
	for ( const [ index, text ] of hostileTexts.entries() ) {
		expect( sentences[ index ] ).toContain( `Blocked by ${ isolated( text ) } ` );
		expect( sentences[ index ] ).toContain( `Reason: ${ isolated( text ) }` );
	}

	for ( const visitor of visitors ) {
		rerender( <BlockModal conversation={ makeConversation( { visitor } ) } { ...props } /> );
		expectText( screen.getByRole( 'dialog' ), 3, [ isolated( visitor.name ) ], '.veranda-block-form' );
	}
} );

test( 'A31: names of saved views are text', async () => {
	const all = hostileTexts.map( ( name, index ) =>
		makeSavedView( { name, filters: { tag: `t${ index }` }, isShared: index % 2 === 0 } )
	);
	const connection = makeSession();
	Object.assign( connection.session, { desk: { ...connection.session.desk, canManage: false } } );
	const { user, container, rerender } = renderWithStore(
		<ViewSwitcher view={ open } values={ all[ 1 ]?.filters ?? {} } onChange={ () => {} } />,
		[ ( actions ) => actions.savedViewsReceived( all ) ],
		connection
	);
	expectText( container, 1, [ all[ 1 ]?.name ?? '' ] );
	rerender( <ViewSwitcher view={ open } values={ { tag: 'other' } } onChange={ () => {} } /> );
	await user.click( screen.getByRole( 'button', { name: 'More views' } ) );
	expectText( document.body, 1 );
	expectText( document.body, 2, [ all[ 1 ]?.name ?? '' ] );

	rerender( <ManageModal onClose={ () => {} } /> );
	// Others' names are read, one's own are typed.
	expectText(
		screen.getByRole( 'dialog' ),
		1,
		all.filter( ( { isShared } ) => isShared ).map( ( { name } ) => name )
	);
	const typed = screen.getAllByRole( 'textbox' ).map( ( field ) => ( field as HTMLInputElement ).value );
	expect( typed ).toEqual( all.filter( ( { isShared } ) => ! isShared ).map( ( { name } ) => name ) );
} );
