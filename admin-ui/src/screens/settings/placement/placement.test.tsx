import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import { displayValue, type SettingDefinition } from '../definitions';
import { FormProvider } from '../form-context';
import type { SettingsForm } from '../use-settings-form';
import { useState } from '@wordpress/element';
import { placement } from '../sections/placement';
import { addressComplaint, newRule, pathOf, type Rule } from './rules';

jest.mock( '@wordpress/api-fetch' );

const CHOICES = {
	homeUrl: 'https://shop.test/en',
	postTypes: { page: 'Pages', product: 'Products' },
	roles: { customer: 'Customer' },
};
const PAGES = [
	{ id: 12, title: 'Lamps &amp; more' },
	{ id: 13, title: 'Lamps' },
];

let saved: Rule[] = [];
const tried: unknown[] = [];
let trial: ( data: unknown ) => unknown;

function answer( { path = '', method = 'GET', data }: { path?: string; method?: string; data?: unknown } ) {
	if ( path.startsWith( '/wp/v2/search' ) ) {
		return Promise.resolve( PAGES );
	}
	if ( method === 'POST' ) {
		tried.push( data );
		return Promise.resolve().then( () => trial( data ) );
	}
	return Promise.resolve( CHOICES );
}

const definition = ( title: string ) => ( {
	type: 'string',
	title,
	description: '',
	default: '',
	section: 'placement',
} );

/** The section in a form that keeps its values. */
function Form( { rules }: { rules: Rule[] } ) {
	const [ values, setValues ] = useState< Record< string, string | boolean > >( {
		placementRules: JSON.stringify( rules ),
		isShownElsewhere: true,
		isScriptApiOn: false,
	} );
	saved = JSON.parse( String( values.placementRules ) );
	const form = {
		definitions: {
			placementRules: definition( 'Rules' ),
			isShownElsewhere: definition( 'Everywhere else' ),
			isScriptApiOn: definition( 'Scripts' ),
		},
		values,
		saved: { fixedSettings: [] },
		errors: {},
		change: ( changes: object ) => setValues( ( now ) => ( { ...now, ...changes } ) ),
	};
	return (
		<FormProvider value={ form as unknown as SettingsForm }>
			<placement.Content />
		</FormProvider>
	);
}

async function open( rules: Rule[] = [] ) {
	jest.mocked( apiFetch ).mockImplementation( answer as typeof apiFetch );
	render( <Form rules={ rules } /> );
	await waitFor( () => expect( apiFetch ).toHaveBeenCalled() );
	return userEvent.setup();
}

const rule = ( number: number ) => within( screen.getByRole( 'listitem', { name: `Rule ${ number }` } ) );

beforeEach( () => {
	tried.length = 0;
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
} );

test( 'a rule is added, filled in and removed, and the focus stays', async () => {
	const user = await open();
	await user.click( screen.getByRole( 'button', { name: 'Add a rule' } ) );
	expect( saved ).toEqual( [ newRule() ] );

	await user.type( rule( 1 ).getByRole( 'textbox', { name: 'Address' } ), '/cart/*' );
	await user.selectOptions( rule( 1 ).getByRole( 'combobox', { name: 'What to do' } ), 'Show the chat' );
	expect( saved[ 0 ] ).toMatchObject( { show: true, address: '/cart/*' } );

	await user.click( screen.getByRole( 'button', { name: 'Rule 1: Remove' } ) );
	expect( saved ).toEqual( [] );
	expect( screen.getByRole( 'button', { name: 'Add a rule' } ) ).toHaveFocus();
} );

test( 'a bad address is told at its field, and what was typed stays', async () => {
	const user = await open( [ newRule() ] );
	const field = () => rule( 1 ).getByRole( 'textbox', { name: 'Address' } );

	await user.type( field(), 'shop' );
	expect( field() ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( rule( 1 ).getByRole( 'alert' ) ).toHaveTextContent( 'Begin with /' );
	expect( field() ).toHaveValue( 'shop' );

	await user.clear( field() );
	await user.paste( 'https://shop.test/en/lamps' );
	expect( field() ).toHaveValue( '/lamps' );
	expect( rule( 1 ).queryByRole( 'alert' ) ).toBeNull();
} );

test( 'rules change places', async () => {
	const user = await open( [ newRule(), { ...newRule(), address: '/second' } ] );

	await user.click( screen.getByRole( 'button', { name: 'Rule 2: Move up' } ) );

	expect( saved.map( ( { address } ) => address ) ).toEqual( [ '/second', '' ] );
	expect( screen.getByRole( 'button', { name: 'Rule 1: Move up' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
	// With the rule, so that pressing again does not take the move back.
	expect( screen.getByRole( 'button', { name: 'Rule 1: Move up' } ) ).toHaveFocus();
} );

test( 'a page is found by its title, and known by it later', async () => {
	const user = await open( [ { ...newRule(), pages: [ 12 ] } ] );
	expect( await screen.findByText( 'Lamps & more (#12)' ) ).toBeInTheDocument();

	await user.type( rule( 1 ).getByRole( 'combobox', { name: 'Pages, posts or products' } ), 'lam' );
	await user.click( await screen.findByRole( 'option', { name: 'Lamps (#13)' } ) );

	expect( saved[ 0 ]?.pages ).toEqual( [ 12, 13 ] );
} );

test( 'roles, devices and hours wait behind a button, and are there where they are set', async () => {
	const user = await open( [ newRule(), { ...newRule(), roles: [ 'gone' ] } ] );
	expect( rule( 1 ).queryByRole( 'combobox', { name: 'People' } ) ).toBeNull();
	expect( rule( 2 ).getByRole( 'combobox', { name: 'People' } ) ).toBeInTheDocument();

	await user.click( rule( 1 ).getByRole( 'button', { name: 'More conditions' } ) );
	await user.click( rule( 1 ).getByRole( 'combobox', { name: 'People' } ) );
	await user.click( await rule( 1 ).findByRole( 'option', { name: 'Customer' } ) );
	await user.selectOptions( rule( 1 ).getByRole( 'combobox', { name: 'Opening hours' } ), 'While you are closed' );

	expect( saved ).toEqual( [
		{ ...newRule(), roles: [ 'customer' ], hours: 'closed' },
		{ ...newRule(), roles: [ 'gone' ] },
	] );
} );

test( 'an address is tried with the rules as they are typed', async () => {
	const user = await open( [ { ...newRule(), address: '/cart/*' } ] );
	const group = within( screen.getByRole( 'group', { name: 'Try an address' } ) );
	trial = () => ( { isShown: false, rule: 1 } );
	await user.clear( group.getByRole( 'textbox' ) );
	await user.type( group.getByRole( 'textbox' ), '/cart/pay{Enter}' );

	expect( await screen.findByText( 'The chat does not show, because of rule 1.' ) ).toBeInTheDocument();
	expect( tried ).toEqual( [
		{
			address: '/cart/pay',
			rules: JSON.stringify( [ { ...newRule(), address: '/cart/*' } ] ),
			isElsewhere: true,
			role: 'guest',
			device: 'computer',
			isOpen: true,
		},
	] );

	trial = () => {
		throw { code: 'veranda_not_a_page', message: 'Enter an address of your site, such as /shop/.' };
	};
	await user.click( group.getByRole( 'button', { name: 'Try it' } ) );
	expect( await screen.findByText( 'Enter an address of your site, such as /shop/.' ) ).toBeInTheDocument();
} );

test( 'what is being tried stays while rules are edited, and an old answer goes', async () => {
	const user = await open( [ newRule() ] );
	const address = () => screen.getByRole( 'textbox', { name: 'Address on your site' } );
	trial = () => ( { isShown: true, rule: null } );
	await user.type( address(), 'lamps{Enter}' );
	await screen.findByText( 'The chat shows. No rule fits.' );

	await user.type( rule( 1 ).getByRole( 'textbox', { name: 'Address' } ), '/' );

	expect( address() ).toHaveValue( '/lamps' );
	expect( screen.queryByText( 'The chat shows. No rule fits.' ) ).toBeNull();
} );

test( 'another person’s rules are told by their number', () => {
	const rules = { ...definition( 'Rules' ), format: 'placement-rules' } as SettingDefinition;

	expect( displayValue( rules, JSON.stringify( [ newRule(), newRule() ] ) ) ).toBe( '2 rules' );
} );

test( 'addresses are read as owners write them', () => {
	expect( pathOf( 'https://shop.test', 'https://shop.test' ) ).toBe( '/' );
	expect( pathOf( '/shop/', '' ) ).toBe( '/shop/' );
	expect( [ '', '/', '/shop/*', '/grüße' ].map( addressComplaint ) ).toEqual( [ null, null, null, null ] );
	for ( const wrong of [ 'shop', '/a b', '/a?b', '/a#b', '/a\\b', 'https://elsewhere.test/' ] ) {
		expect( addressComplaint( wrong ) ).not.toBeNull();
	}
} );
