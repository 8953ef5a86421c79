import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { makeRegistry } from '../../../test-support/registry';
import { DEFINITIONS, FakeWordPress } from '../fake-wordpress';
import { ChoiceField } from '../fields/choice-field';
import { NumberField } from '../fields/number-field';
import { TextField } from '../fields/text-field';
import { SECTIONS } from '../sections';
import type { Section } from '../sections/section';
import { SettingsScreen } from '../settings-screen';
import { GROUPS } from './groups';

jest.mock( '@wordpress/api-fetch' );

const sections: Section[] = [
	{ name: 'every-type', group: 'general', title: () => 'Words', Content: () => <TextField name="title" /> },
	{ name: 'corner', group: 'pages', title: () => 'Corner', Content: () => <ChoiceField name="position" /> },
	{ name: 'limits', group: 'advanced', title: () => 'Limits', Content: () => <NumberField name="minutes" /> },
	{ name: 'clicks', group: 'advanced', title: () => 'Clicks', Content: Counter, isOutsideForm: true },
];
const CARDS = { title: 'every-type', position: 'corner', minutes: 'limits' };

function Counter() {
	const [ clicks, setClicks ] = useState( 0 );
	return <button onClick={ () => setClicks( clicks + 1 ) }>Clicked { clicks } times</button>;
}

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.HTMLElement.prototype.scrollIntoView = jest.fn();
	window.scrollTo = () => undefined;
	window.location.hash = '';
} );

async function open( hash = '' ) {
	window.location.hash = hash;
	const wordpress = new FakeWordPress();
	wordpress.definitions = Object.fromEntries(
		Object.entries( DEFINITIONS ).map( ( [ name, definition ] ) => [
			name,
			{ ...definition, section: CARDS[ name as keyof typeof CARDS ] ?? '' },
		] )
	);
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen
				config={ { pluginVersion: '0.1.0' } as Parameters< typeof SettingsScreen >[ 0 ][ 'config' ] }
				sections={ sections }
			/>
		</RegistryProvider>
	);
	await screen.findByRole( 'tablist' );
	const tab = ( name: RegExp | string ) => screen.getByRole( 'tab', { name } );
	return {
		wordpress,
		tab,
		panel: () => screen.getByRole( 'tabpanel' ),
		user: userEvent.setup(),
		save: () => fireEvent.click( screen.getByText( 'Save changes' ) ),
	};
}

test( 'one group is shown at a time, and its name is in the address', async () => {
	const { tab, panel, user } = await open();
	expect( screen.getAllByRole( 'tab' ).map( ( { textContent } ) => textContent ) ).toEqual( [
		'General',
		'Pages',
		'Advanced',
	] );
	expect( panel() ).toHaveAccessibleName( 'General' );

	await user.click( tab( 'Pages' ) );

	expect( panel() ).toHaveAccessibleName( 'Pages' );
	expect( tab( 'Pages' ) ).toHaveAttribute( 'aria-controls', panel().id );
	expect( window.location.hash ).toBe( '#pages' );
} );

test.each( [
	[ 'a group', '#advanced', 'Advanced' ],
	[ 'a card of it', '#limits', 'Advanced' ],
	[ 'something that is not there', '#toString', 'General' ],
] )( 'a link to %s opens it', async ( _what, hash, name ) => {
	const { panel } = await open( hash );

	expect( panel() ).toHaveAccessibleName( name );
} );

test( 'a link that is followed on the screen opens its group, and the card comes into sight', async () => {
	const { panel } = await open();

	window.location.hash = '#limits';

	await waitFor( () => expect( panel() ).toHaveAccessibleName( 'Advanced' ) );
	expect( jest.mocked( window.HTMLElement.prototype.scrollIntoView ).mock.contexts ).toEqual( [
		document.getElementById( 'veranda-card-limits' ),
	] );
} );

test( 'arrow keys, Home and End go from tab to tab, with the focus', async () => {
	const { tab, user } = await open();
	act( () => tab( 'General' ).focus() );

	for ( const [ key, name ] of [
		[ '{ArrowRight}', 'Pages' ],
		[ '{End}', 'Advanced' ],
		[ '{ArrowRight}', 'General' ],
		[ '{ArrowLeft}', 'Advanced' ],
		[ '{Home}', 'General' ],
	] as const ) {
		await user.keyboard( key );
		expect( tab( name ) ).toHaveFocus();
		expect( tab( name ) ).toHaveAttribute( 'aria-selected', 'true' );
	}
	await user.tab();
	expect( screen.getByLabelText( 'Title' ) ).toHaveFocus();
} );

test( 'what was done in a group is still there after looking at another one', async () => {
	const { tab, user } = await open( '#advanced' );
	await user.click( screen.getByText( 'Clicked 0 times' ) );

	await user.click( tab( 'General' ) );
	await user.click( tab( 'Advanced' ) );

	expect( screen.getByText( 'Clicked 1 times' ) ).toBeVisible();
} );

test( 'all groups are saved at once; until then their tabs say what is unsaved', async () => {
	const { wordpress, tab, user, save } = await open();
	await user.type( screen.getByLabelText( 'Title' ), '!' );
	await user.click( tab( 'Pages' ) );
	await user.click( screen.getByLabelText( 'Left' ) );
	expect( tab( 'General (unsaved changes)' ) ).toBeVisible();
	expect( tab( 'Pages (unsaved changes)' ) ).toBeVisible();

	await user.click( tab( 'Advanced' ) );
	save();

	expect( await screen.findByText( 'Everything is saved.' ) ).toBeVisible();
	expect( wordpress.saves ).toEqual( [ { title: 'Chat with us!', position: 'left' } ] );
	expect( tab( 'General' ) ).toBeVisible();
} );

test( 'Enter in a field saves, in whichever group it is: the button belongs to the form that is shown', async () => {
	const { tab, user } = await open( '#advanced' );
	const button = screen.getByText< HTMLButtonElement >( 'Save changes' );
	expect( button ).toHaveAttribute( 'type', 'submit' );
	expect( button.form ).toContainElement( screen.getByLabelText( 'Minutes' ) );

	await user.click( tab( 'General' ) );

	expect( button.form ).toContainElement( screen.getByLabelText( 'Title' ) );
} );

test( 'what cannot be saved opens its group with the field in focus, and its tab says so', async () => {
	const { tab, panel, user, save } = await open();
	await user.clear( screen.getByLabelText( 'Title' ) );
	await user.click( tab( 'Advanced' ) );

	save();

	await waitFor( () => expect( screen.getByLabelText( 'Title' ) ).toHaveFocus() );
	expect( panel() ).toHaveAccessibleName( 'General (needs another look)' );
	expect( window.location.hash ).toBe( '#general' );
} );

test( 'who is where something is wrong stays there, although something is wrong elsewhere too', async () => {
	const { wordpress, tab, panel, user } = await open();
	await user.type( screen.getByLabelText( 'Title' ), '!' );
	await user.click( tab( 'Pages' ) );
	await user.click( screen.getByLabelText( 'Left' ) );
	wordpress.failure = {
		code: 'rest_invalid_param',
		data: { params: { title: 'No exclamation marks.', position: 'Left is taken.' } },
	};

	await user.click( screen.getByText( 'Save changes' ) );

	// Choices are not told to be invalid one by one: the first of them gets the focus.
	await waitFor( () => expect( screen.getByLabelText( 'Right' ) ).toHaveFocus() );
	expect( panel() ).toHaveAccessibleName( 'Pages (needs another look)' );
	expect( tab( 'General (needs another look)' ) ).toBeVisible();
} );

test( 'each group has a card, and no two cards or groups share an address', () => {
	expect( GROUPS.filter( ( { name } ) => ! SECTIONS.some( ( { group } ) => group === name ) ) ).toEqual( [] );
	const names = SECTIONS.map( ( { name } ) => name );
	expect( new Set( names ).size ).toBe( names.length );
	// A group and a card of one name are one address: the card has to be in that group.
	for ( const { name, group } of SECTIONS ) {
		expect( GROUPS.some( ( each ) => each.name === name ) ? name : group ).toBe( group );
	}
} );
