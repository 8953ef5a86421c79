import { screen, within } from '@testing-library/react';
import { makeConversation } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { formatDateTime } from '../../../time';
import { narrow } from '../list/filters/filter';
import { queue } from '../list/views/queue';
import { CallbackFacts } from './callback-facts';
import { byKind } from './kind-filter';
import { KindMark } from './kind-mark';

const AT = '2026-11-30T09:00:00.000Z';
const callback = makeConversation( { kind: 'callback', callback: { phone: '+49 (30) 90-1820', at: AT } } );

test( 'a callback says where and when to call', () => {
	renderWithStore(
		<dl>
			<CallbackFacts conversation={ callback } />
		</dl>
	);

	expect( screen.getByRole( 'link' ) ).toHaveAttribute( 'href', 'tel:+4930901820' );
	expect( screen.getByText( formatDateTime( AT ) ) ).toBeTruthy();
} );

test( 'an extension is dialled after the number', () => {
	const phone = '+44 20 7946 0958 ext. 12';
	renderWithStore( <CallbackFacts conversation={ makeConversation( { callback: { phone, at: null } } ) } /> );

	expect( screen.getByRole( 'link', { name: phone } ) ).toHaveAttribute( 'href', 'tel:+442079460958;ext=12' );
} );

test( 'what is no chat is marked', () => {
	const { container } = renderWithStore(
		<>
			{ [ callback, makeConversation( { kind: 'message' } ), makeConversation() ].map( ( conversation ) => (
				<KindMark key={ conversation.id } conversation={ conversation } />
			) ) }
		</>
	);

	expect( container.textContent ).toBe( 'CallbackMessage' );
} );

test( 'the list can be narrowed to one kind', async () => {
	const onChange = jest.fn();
	const { user } = renderWithStore( <byKind.Control value={ null } onChange={ onChange } /> );
	const menu = screen.getByRole( 'combobox', { name: 'Show' } );
	expect( within( menu ).getAllByRole( 'option' ) ).toHaveLength( 4 );

	await user.selectOptions( menu, 'Callback' );

	expect( onChange ).toHaveBeenCalledWith( 'callback' );
	const narrowed = narrow( queue, [ byKind ], { kind: 'callback' } );
	expect( narrowed.query ).toEqual( { state: 'queued', kind: 'callback' } );
	expect( narrowed.holds( callback, 'agent:1' ) ).toBe( true );
	expect( narrowed.holds( makeConversation(), 'agent:1' ) ).toBe( false );
} );
