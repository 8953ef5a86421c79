import { act, fireEvent, screen, within } from '@testing-library/react';
import { useSelect } from '@wordpress/data';
import { NetworkError } from '../../../../../relay/client';
import type { SetTagsRequest } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
import { store } from '../../../store';
import { makeConversation, makeSession, makeVisitor } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { useCommands } from '../commands/use-commands';
import { ConversationHeader } from '../conversation/conversation-header';
import { narrow } from '../list/filters/filter';
import { open } from '../list/views/open';
import { TagChips } from './tag-chips';
import { byTag } from './tag-filter';

const nothing = () => null;

const conversation = makeConversation( { visitor: makeVisitor( { name: 'Ada' } ), tags: [ 'vip' ] } );

function Header() {
	const current = useSelect( ( select ) => select( store ).findConversation( conversation.id ), [] );
	const commands = useCommands( current, nothing );
	return (
		current && (
			<>
				<ConversationHeader
					conversation={ current }
					commands={ commands }
					isListHidden={ false }
					isVisitorShown
					onBack={ null }
					onShowList={ nothing }
					onToggleVisitor={ nothing }
				/>
				{ commands.dialog }
			</>
		)
	);
}

/** Shows the header of a conversation on a site with two tags. */
async function show( setTags: jest.Mock ) {
	const site = [ 'billing', 'vip' ].map( ( name, index ) => ( {
		id: `t_${ String( index ).padStart( 22, '0' ) }`,
		name,
		conversationCount: 1,
	} ) );
	const connection = makeSession( {
		'PUT /v1/conversations/:id/tags': ( { body } ) => setTags( ( body as SetTagsRequest ).tags ),
		'GET /v1/tags': async () => ( { tags: site, nextCursor: null } ),
	} );
	const inbox = renderWithStore(
		<Header />,
		[ ( { conversationReceived } ) => conversationReceived( conversation ) ],
		connection
	);
	await act( async () => undefined );
	return inbox;
}

const stored = ( tags: string[] ) => ( {
	conversation: { ...conversation, tags, updatedAt: '2026-11-21T10:00:01.000Z' },
} );

test.each( [ { isComposing: true }, { keyCode: 229 } ] )(
	'Escape that an input method uses leaves the tags open, the next one closes them: %j',
	async ( composing ) => {
		const { user } = await show( jest.fn() );
		await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
		const field = screen.getByRole( 'combobox', { name: 'Tags of this conversation' } );

		fireEvent.keyDown( field, { key: 'Escape', ...composing } );
		expect( screen.getByRole( 'dialog' ) ).toBeInTheDocument();

		fireEvent.keyDown( field, { key: 'Escape', keyCode: 27 } );
		await act( async () => undefined );
		expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	}
);

test( 'a tag is typed with suggestions, stored, and shown in the header', async () => {
	const setTags = jest.fn( async ( tags: string[] ) => stored( tags ) );
	const { user } = await show( setTags );

	await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
	await user.type( screen.getByRole( 'combobox', { name: 'Tags of this conversation' } ), 'bil' );
	await user.click( await screen.findByRole( 'option', { name: 'billing' } ) );

	expect( setTags ).toHaveBeenCalledWith( [ 'vip', 'billing' ] );
	const header = screen.getByRole( 'banner', { hidden: true } );
	expect( await within( header ).findByText( 'billing' ) ).toBeInTheDocument();
} );

test( 'a removed tag can be brought back', async () => {
	const setTags = jest.fn( async ( tags: string[] ) => stored( tags ) );
	const { user, registry } = await show( setTags );

	await user.click( screen.getByRole( 'button', { name: /vip/ } ) );
	await user.click( screen.getByRole( 'button', { name: 'Remove item' } ) );
	const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
	expect( snackbar?.content ).toBe( 'Tag “vip” removed.' );
	await act( async () => snackbar?.action?.onClick() );

	expect( setTags.mock.calls.map( ( [ tags ] ) => tags ) ).toEqual( [ [], [ 'vip' ] ] );
} );

test( 'what could not be stored is taken back, and says so', async () => {
	const setTags = jest.fn().mockRejectedValue( new NetworkError( 'unreachable' ) );
	const { actions, select, registry } = await show( setTags );

	await act( async () => actions.changeTags( conversation.id, [ 'vip', 'new' ] ) );

	expect( select.getTags( conversation.id ) ).toEqual( [ 'vip' ] );
	const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
	expect( snackbar ).toMatchObject( { action: { label: 'Try again' } } );
	expect( snackbar?.content ).toMatch( /^The tags were not changed\./ );
} );

test( 'twenty tags and long names: the first are shown, the others counted', () => {
	const names = Array.from( { length: 20 }, ( _, index ) => `${ 'long '.repeat( 9 ) }${ index }` );
	const { container } = renderWithStore( <TagChips names={ names } most={ 3 } /> );

	expect( container.querySelectorAll( '.veranda-tag' ) ).toHaveLength( 3 );
	expect( screen.getByText( 'and 17 more' ) ).toBeInTheDocument();
} );

test( 'a tag’s name is text, whatever it looks like', () => {
	const { container } = renderWithStore( <TagChips names={ [ '<img src=x onerror=alert(1)>' ] } most={ 3 } /> );

	expect( container.querySelector( 'img' ) ).toBeNull();
	expect( screen.getByText( '<img src=x onerror=alert(1)>' ) ).toBeInTheDocument();
} );

test( 'the list can be narrowed to a tag, whatever its case', () => {
	const narrowed = narrow( open, [ byTag ], { tag: 'VIP' } );
	const tagged = makeConversation( { state: 'open', tags: [ 'vip' ] } );

	expect( narrowed.query ).toEqual( { state: 'open', tag: 'VIP' } );
	expect( narrowed.holds( tagged, 'agent:1' ) ).toBe( true );
	expect( narrowed.holds( { ...tagged, tags: [ 'vips' ] }, 'agent:1' ) ).toBe( false );
} );

test( 'the filter is chosen from the site’s tags, and taken away again', async () => {
	const onChange = jest.fn();
	const listTags = async () => ( {
		tags: [ { id: 't_0000000000000000000001', name: 'vip', conversationCount: 1 } ],
		nextCursor: null,
	} );
	const { user, rerender } = renderWithStore(
		<byTag.Control value={ null } onChange={ onChange } />,
		[],
		makeSession( { 'GET /v1/tags': listTags } )
	);

	await user.click( await screen.findByRole( 'button', { name: 'Filter by tag' } ) );
	await user.click( await screen.findByRole( 'menuitem', { name: 'vip' } ) );
	expect( onChange ).toHaveBeenLastCalledWith( 'vip' );

	rerender( <byTag.Control value="vip" onChange={ onChange } /> );
	await user.click( screen.getByRole( 'button', { name: /vip/ } ) );
	expect( onChange ).toHaveBeenLastCalledWith( null );
} );
