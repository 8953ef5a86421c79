import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import { NetworkError, RelayClient } from '../../../../../relay/client';
import { makeDepartment } from '../../../test-support/make';
import { makeRegistry } from '../../../test-support/registry';
import { DEFINITIONS, FakeWordPress } from '../fake-wordpress';
import type { Section } from '../sections/section';
import { SettingsScreen } from '../settings-screen';
import type { FormField } from './form-field';
import { PrechatFieldsField } from './prechat-fields-field';

jest.mock( '@wordpress/api-fetch' );

const sections: Section[] = [
	{ name: 'form', group: 'form', title: () => 'Form', Content: () => <PrechatFieldsField name="prechatFields" /> },
];

const EMAIL: FormField = { key: 'email', type: 'email', label: '', isRequired: true };
const NEWS: FormField = { key: 'f_news', type: 'checkbox', label: 'News', isRequired: false, tags: [] };
const MORE: FormField = { key: 'f_more', type: 'text', label: 'More', isRequired: false };

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
	window.scrollTo = () => undefined;
	DEFINITIONS.prechatFields = {
		type: 'string',
		title: 'Fields',
		description: '',
		default: '[]',
		section: 'form',
		format: 'prechat-fields',
	};
} );

afterEach( () => {
	delete DEFINITIONS.prechatFields;
} );

async function open( ...fields: FormField[] ) {
	const wordpress = new FakeWordPress();
	wordpress.values.prechatFields = JSON.stringify( fields );
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen
				config={ { pluginVersion: '0.1.0' } as Parameters< typeof SettingsScreen >[ 0 ][ 'config' ] }
				sections={ sections }
			/>
		</RegistryProvider>
	);
	await screen.findByRole( 'group', { name: 'Fields' } );
	const save = () => fireEvent.click( screen.getByText( 'Save changes' ) );
	return {
		wordpress,
		save,
		/** Saves, and returns what the form is then. */
		async saved(): Promise< FormField[] > {
			save();
			await screen.findByText( 'Everything is saved.' );
			return JSON.parse( String( wordpress.values.prechatFields ) );
		},
	};
}

const click = ( name: string | RegExp ) => fireEvent.click( screen.getByRole( 'button', { name } ) );
const type = ( label: string, text: string ) =>
	fireEvent.change( screen.getByLabelText( label ), { target: { value: text } } );

async function add( kind: string ) {
	click( 'Add a field' );
	fireEvent.click( await screen.findByRole( 'menuitem', { name: kind } ) );
}

test( 'an empty form begins with name and email address; of those there is one each', async () => {
	const { saved } = await open();
	click( 'Begin with name and email address' );
	expect( screen.getByRole( 'button', { name: 'Add a field' } ) ).toHaveFocus();

	click( 'Add a field' );
	const menu = await screen.findByRole( 'menu' );
	expect( within( menu ).queryByRole( 'menuitem', { name: 'Name' } ) ).toBeNull();
	expect( within( menu ).getByRole( 'menuitem', { name: 'Order number' } ) ).toBeInTheDocument();
	fireEvent.keyDown( menu, { key: 'Escape' } );

	expect( await saved() ).toMatchObject( [
		{ key: 'name', type: 'name', isRequired: false },
		{ key: 'email', type: 'email', isRequired: true },
	] );
} );

test( 'a choice is built with options, tags and a field that hangs on one of them', async () => {
	const { saved } = await open( EMAIL );
	await add( 'Choice of one' );
	type( 'Label', 'Topic' );
	type( 'Option 1', 'An order' );
	type( 'Option 2', 'Something else' );
	click( 'Add an option' );
	click( 'Remove option 3' );
	expect( screen.getByRole( 'button', { name: 'Add an option' } ) ).toHaveFocus();
	const [ tags ] = screen.getAllByLabelText( 'Adds these tags' );
	fireEvent.change( tags as HTMLElement, { target: { value: 'orders' } } );
	fireEvent.keyDown( tags as HTMLElement, { key: 'Enter', code: 'Enter', keyCode: 13 } );
	await add( 'Order number' );
	fireEvent.change( screen.getByLabelText( 'Show it' ), {
		target: { value: ( screen.getByText( 'When “Topic” is “An order”' ) as HTMLOptionElement ).value },
	} );

	const [ , topic, order ] = await saved();
	expect( topic ).toMatchObject( {
		label: 'Topic',
		options: [
			{ label: 'An order', tags: [ 'orders' ] },
			{ label: 'Something else', tags: [] },
		],
	} );
	expect( order?.condition ).toEqual( { on: 'answer', key: topic?.key, value: topic?.options?.[ 0 ]?.value } );
} );

describe( 'where an option leads', () => {
	const sales = makeDepartment( { name: 'Sales' } );
	const gone = makeDepartment();
	const option = { value: 'o_1', label: 'Buying', tags: [ 'buy' ] };
	const topic = ( more: object ): FormField => ( {
		key: 'f_topic',
		type: 'choice',
		label: 'Topic',
		isRequired: false,
		options: [ { ...option, ...more } ],
	} );
	const answer = ( departments: object[] | Error ) =>
		jest
			.spyOn( RelayClient.prototype, 'call' )
			.mockImplementation( async () =>
				departments instanceof Error
					? Promise.reject( departments )
					: ( { departments, nextCursor: null } as never )
			);

	afterEach( () => jest.restoreAllMocks() );

	test( 'a department and a priority are chosen, and left out again', async () => {
		answer( [ sales ] );
		const { saved } = await open( topic( {} ) );
		click( /^Topic/ );
		const department = await screen.findByLabelText( 'Option 1 leads to' );
		fireEvent.change( department, { target: { value: sales.id } } );
		fireEvent.change( screen.getByLabelText( 'Priority with option 1' ), { target: { value: 'urgent' } } );

		expect( ( await saved() )[ 0 ]?.options ).toEqual( [
			{ ...option, department: sales.id, priority: 'urgent' },
		] );

		fireEvent.change( department, { target: { value: '' } } );
		fireEvent.change( screen.getByLabelText( 'Priority with option 1' ), { target: { value: 'normal' } } );
		expect( ( await saved() )[ 0 ]?.options ).toEqual( [ option ] );
	} );

	test( 'a department that is gone is said to be, and stays until another is chosen', async () => {
		answer( [ sales ] );
		const { saved } = await open( topic( { department: gone.id } ), EMAIL );
		click( /^Topic/ );

		const department = await screen.findByLabelText( 'Option 1 leads to' );
		expect( department ).toHaveAccessibleDescription( expect.stringContaining( 'no longer exists' ) );
		click( 'Remove “Email address”' );
		expect( ( await saved() )[ 0 ]?.options?.[ 0 ]?.department ).toBe( gone.id );

		fireEvent.change( department, { target: { value: sales.id } } );
		expect( screen.queryByText( /no longer exists/ ) ).toBeNull();
	} );

	test( 'departments that cannot be read are told, and nothing is lost', async () => {
		answer( new NetworkError( 'unreachable' ) );
		const { saved } = await open( topic( { department: gone.id } ) );
		click( /^Topic/ );

		expect( await screen.findByText( /could not be read. The relay cannot be reached/ ) ).toBeVisible();
		type( 'Option 1', 'Buying a lamp' );
		expect( ( await saved() )[ 0 ]?.options?.[ 0 ] ).toMatchObject( {
			label: 'Buying a lamp',
			department: gone.id,
		} );
	} );
} );

test( 'a field is moved by the keyboard, keeps the focus, and its new place is said', async () => {
	const { saved } = await open( EMAIL, NEWS, MORE );

	click( 'Move “More” up' );

	expect( screen.getByText( '“More” is now field 2 of 3.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'button', { name: 'Move “More” up' } ) ).toHaveFocus();
	expect( ( await saved() ).map( ( { key } ) => key ) ).toEqual( [ 'email', 'f_more', 'f_news' ] );
} );

test( 'a field is dragged to its place', async () => {
	const { saved } = await open( EMAIL, NEWS, MORE );
	const rows = screen.getAllByRole( 'listitem' );
	const dataTransfer = { setData: jest.fn(), setDragImage: jest.fn() };

	fireEvent.dragStart( rows[ 2 ]?.querySelector( '[draggable]' ) as Element, { dataTransfer } );
	fireEvent.dragOver( rows[ 0 ] as Element, { dataTransfer } );
	fireEvent.drop( rows[ 0 ] as Element, { dataTransfer } );

	expect( ( await saved() ).map( ( { key } ) => key ) ).toEqual( [ 'f_more', 'email', 'f_news' ] );
} );

test( 'a field that was removed comes back to its place', async () => {
	const { saved } = await open( EMAIL, NEWS, MORE );

	click( 'Remove “News”' );
	expect( screen.queryByRole( 'button', { name: 'Remove “News”' } ) ).toBeNull();
	expect( screen.getByRole( 'button', { name: 'Add a field' } ) ).toHaveFocus();
	click( 'Undo' );

	expect( screen.getByRole( 'button', { name: 'Remove “News”' } ) ).toBeVisible();
	expect( await saved() ).toEqual( [ EMAIL, NEWS, MORE ] );
} );

test( 'what WordPress finds wrong is said, and the field that has it is opened', async () => {
	const { wordpress, save } = await open( EMAIL, { ...MORE, label: '' } );
	click( 'Remove “Email address”' );
	act( () => {
		wordpress.failure = {
			code: 'rest_invalid_param',
			data: {
				params: { prechatFields: 'Give the field a label.' },
				details: { prechatFields: { data: { row: 0 } } },
			},
		};
	} );

	save();

	const label = await screen.findByLabelText( 'Label' );
	expect( label ).toBeInvalid();
	await waitFor( () => expect( label ).toHaveFocus() );
	expect( screen.getByText( 'Give the field a label.' ) ).toBeVisible();
	type( 'Label', 'More' );
	expect( label ).toBeValid();
} );
