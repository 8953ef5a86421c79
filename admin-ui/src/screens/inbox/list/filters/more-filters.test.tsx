import { screen, within } from '@testing-library/react';
import { useState } from '@wordpress/element';
import { makeConversation, makeOwnConversation, makeVisitor, ME } from '../../../../test-support/make';
import { renderWithStore } from '../../../../test-support/render';
import { open } from '../views/open';
import { filters } from '.';
import { narrow, type FilterValues } from './filter';
import { ListFilters } from './list-filters';

const narrowed = ( values: FilterValues ) => narrow( open, filters, values );
const holds = ( values: FilterValues, conversation: ReturnType< typeof makeConversation > ) =>
	narrowed( values ).holds( conversation, ME );

test( 'what a filter asks the relay for, it also says of what is known', () => {
	const page = { url: 'https://example.org/Shop/lamp', title: 'Lamp' };
	const conversation = makeOwnConversation( {
		visitor: makeVisitor( { page, locale: 'de-AT' } ),
		rating: { score: 4, comment: null },
		createdAt: new Date( 2026, 10, 21, 23, 59 ).toISOString(),
		queuedAt: null,
	} );

	expect( narrowed( { page: '/shop/', language: 'de', rating: '4', agent: ME } ).query ).toEqual( {
		state: 'open',
		page: '/shop/',
		language: 'de',
		rating: 4,
		assignee: ME,
	} );
	expect( narrowed( { date: '2026-11-21..2026-11-21' } ).query ).toMatchObject( {
		from: new Date( 2026, 10, 21 ).toISOString(),
		to: new Date( 2026, 10, 22 ).toISOString(),
	} );
	const inside = { page: '/shop/', language: 'de', rating: '4', agent: ME, date: '2026-11-21..2026-11-21' };
	expect( holds( inside, conversation ) ).toBe( true );
	for ( const other of [
		{ page: '/cart/' },
		{ language: 'den' },
		{ rating: '5' },
		{ agent: 'agent:2' },
		{ date: '2026-11-22..' },
		{ date: '..2026-11-20' },
	] ) {
		expect( holds( { ...inside, ...other }, conversation ) ).toBe( false );
	}
} );

test( 'an address may name any date', () => {
	expect( narrowed( { date: 'yesterday..2026-99-99' } ).query ).not.toHaveProperty( 'from' );
	expect( holds( { date: 'yesterday' }, makeOwnConversation() ) ).toBe( true );
} );

test( 'the list is sorted as one wants it', () => {
	const high = makeOwnConversation( { priority: 'high', queuedAt: '2026-11-21T10:00:00.000Z' } );
	const asked = makeOwnConversation( { needsReply: true, queuedAt: '2026-11-21T10:01:00.000Z' } );
	const newest = makeOwnConversation( { queuedAt: '2026-11-21T10:02:00.000Z' } );
	const first = ( sort: string ) => [ newest, asked, high ].sort( narrowed( { sort } ).compare )[ 0 ];

	expect( first( 'priority' ) ).toBe( high );
	expect( first( 'waiting' ) ).toBe( asked );
	expect( first( 'activity' ) ).toBe( newest );
	expect( narrowed( { sort: 'priority' } ).query ).toEqual( open.query );
} );

test( 'filters in the window are counted and cleared together, the others stay', async () => {
	const onChange = jest.fn();
	const values = { kind: 'chat', rating: '5', sort: 'priority' };
	const { user } = renderWithStore( <ListFilters values={ values } onChange={ onChange } /> );

	await user.click( screen.getByRole( 'button', { name: 'More filters, 2 set' } ) );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Rating' } ), '3 of 5' );
	expect( onChange ).toHaveBeenLastCalledWith( { ...values, rating: '3' } );

	await user.click( screen.getByRole( 'button', { name: 'Clear these filters' } ) );
	expect( onChange ).toHaveBeenLastCalledWith( { kind: 'chat' } );
	expect( within( screen.getByRole( 'group', { name: 'Filters' } ) ).getAllByRole( 'button' ) ).toHaveLength( 1 );
} );

/** The filters with their values, as the inbox keeps them. */
function Kept( { told, initial = {} }: { told( values: FilterValues ): void; initial?: FilterValues } ) {
	const [ values, setValues ] = useState( initial );
	return (
		<ListFilters
			values={ values }
			onChange={ ( next ) => {
				told( next );
				setValues( next );
			} }
		/>
	);
}

test( 'the page that is looked for is told when its field is left or goes, and follows when it is cleared elsewhere', async () => {
	const told = jest.fn();
	const { user, unmount } = renderWithStore( <Kept told={ told } initial={ { rating: '5' } } /> );
	await user.click( screen.getByRole( 'button', { name: 'More filters, 1 set' } ) );
	const field = screen.getByRole( 'textbox', { name: 'Page contains' } );

	await user.type( field, '/shop' );
	await user.tab();
	expect( told ).toHaveBeenLastCalledWith( { rating: '5', page: '/shop' } );
	await user.type( field, '/lamp' );
	await user.click( screen.getByRole( 'button', { name: 'Clear these filters' } ) );
	expect( field ).toHaveValue( '' );
	expect( told ).toHaveBeenLastCalledWith( {} );

	await user.type( field, '/cart' );
	unmount();
	expect( told ).toHaveBeenLastCalledWith( { page: '/cart' } );
} );
