import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import { makeRegistry } from '../../test-support/registry';
import { isOn } from './definitions';
import { FakeWordPress } from './fake-wordpress';
import { ChoiceField } from './fields/choice-field';
import { ColorField } from './fields/color-field';
import { CountryField } from './fields/country-field';
import { LinesField } from './fields/lines-field';
import { NumberField } from './fields/number-field';
import { SwitchField } from './fields/switch-field';
import { TextField } from './fields/text-field';
import { useForm } from './form-context';
import type { Section } from './sections/section';
import { transfer } from './sections/transfer';
import { SettingsScreen } from './settings-screen';

jest.mock( '@wordpress/api-fetch' );

const config = {
	screen: 'settings' as const,
	relayUrl: 'https://chat.example.org',
	siteId: 's_1',
	siteUrl: 'https://example.org/',
	siteName: 'Lamps',
	currentAgentId: 'agent:1',
	currentAgentName: 'Mia',
	canManage: true,
	settingsUrl: '',
	accounts: { profileUrl: '', roleNames: {} },
	pluginVersion: '0.1.0',
	waitTargetSeconds: 90,
	answerMail: 'works' as const,
};

/** One field of every type: which sections there are does not matter here. */
const sections: Section[] = [
	{
		name: 'every-type',
		group: 'general',
		title: () => 'Every type',
		Content: function Content() {
			const { values } = useForm();
			return (
				<>
					<TextField name="relayUrl" type="url" />
					<SwitchField name="isOn" />
					<TextField name="title" />
					<LinesField name="greeting" />
					<ColorField name="color" />
					<ChoiceField name="position" />
					<CountryField name="country" />
					<NumberField name="minutes" disabled={ ! isOn( values, 'isOn' ) } />
				</>
			);
		},
	},
	transfer,
];

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
	window.scrollTo = () => undefined;
} );

function show( wordpress: FakeWordPress ) {
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen config={ config } sections={ sections } />
		</RegistryProvider>
	);
}

async function open( wordpress = new FakeWordPress() ) {
	show( wordpress );
	const title = await screen.findByLabelText< HTMLInputElement >( 'Title' );
	return {
		wordpress,
		title,
		type: ( text: string ) => fireEvent.change( title, { target: { value: text } } ),
		save: () => fireEvent.click( screen.getByText( 'Save changes' ) ),
	};
}

/** Waits for the notice with this text; WordPress says it to screen readers elsewhere. */
const findNotice = ( text: string | RegExp ) => screen.findByText( text, { selector: '.components-notice *' } );

test( 'only what was changed is sent, and the field then shows what was saved', async () => {
	const { wordpress, type, save, title } = await open();
	expect( screen.getByText( 'Save changes' ) ).toHaveAttribute( 'aria-disabled', 'true' );

	type( 'Ask us' );
	save();

	expect( wordpress.saves ).toEqual( [ { title: 'Ask us' } ] );
	expect( await screen.findByText( 'Everything is saved.' ) ).toBeVisible();
	expect( title ).toHaveValue( 'Ask us' );
} );

test( 'labels, help, limits and choices are those of the definitions', async () => {
	const { title } = await open();

	expect( title ).toHaveAttribute( 'maxlength', '60' );
	expect( screen.getByLabelText( 'Show the chat' ) ).toBeChecked();
	expect( screen.getByLabelText( 'Minutes' ) ).toHaveAttribute( 'max', '120' );
	expect( screen.getByLabelText( 'Right' ) ).toBeChecked();
	expect( screen.getByLabelText( 'Address' ) ).toHaveAccessibleDescription( 'Where the relay is.' );
} );

test( 'a country is chosen by its name, or none', async () => {
	const { wordpress, save } = await open();
	const country = screen.getByLabelText< HTMLSelectElement >( 'Country' );
	expect( [ ...country.options ].slice( 1 ).map( ( { text } ) => text ) ).toEqual( [
		'Austria',
		'Egypt',
		'Germany',
	] );
	expect( country ).toHaveDisplayValue( 'Germany' );

	fireEvent.change( country, { target: { value: 'EG' } } );
	save();
	await screen.findByText( 'Everything is saved.' );
	fireEvent.change( country, { target: { value: '' } } );
	save();

	expect( wordpress.saves ).toEqual( [ { country: 'EG' }, { country: '' } ] );
	await screen.findByText( 'Everything is saved.' );
} );

test( 'a number is sent as one, and what is none yet as it was typed', async () => {
	const { wordpress, save } = await open();
	const minutes = screen.getByLabelText( 'Minutes' );

	fireEvent.change( minutes, { target: { value: '12' } } );
	save();
	await screen.findByText( 'Everything is saved.' );
	fireEvent.change( minutes, { target: { value: '' } } );
	save();

	expect( wordpress.saves ).toEqual( [ { minutes: 12 }, { minutes: '' } ] );
	await screen.findByText( 'Everything is saved.' );
} );

test( 'a wrong number can be mended, although what it is for has been switched off', async () => {
	const { save } = await open();
	const minutes = screen.getByLabelText( 'Minutes' );
	fireEvent.change( minutes, { target: { value: '500' } } );
	fireEvent.click( screen.getByLabelText( 'Show the chat' ) );
	expect( minutes ).toBeDisabled();

	save();

	await waitFor( () => expect( minutes ).toHaveFocus() );
	expect( minutes ).toBeEnabled();
} );

test( 'a wrong value is named beside its field, which gets the focus; typing takes the complaint away', async () => {
	const { type, title, save } = await open();

	type( '' );
	save();

	await waitFor( () => expect( title ).toHaveFocus() );
	expect( title ).toBeInvalid();
	expect( title ).toHaveAccessibleDescription( 'The title has from 1 to 60 characters.' );
	type( 'A' );
	expect( title ).toBeValid();
} );

test( 'what somebody else saved is taken over, what was typed stays, and what both changed is shown', async () => {
	const { wordpress, title, type, save } = await open();
	type( 'Mine' );
	wordpress.changeElsewhere( { title: 'Theirs', position: 'left' } );

	save();

	const notice = await findNotice( /Somebody else saved these settings/ );
	expect( title ).toHaveValue( 'Mine' );
	expect( screen.getByLabelText( 'Left' ) ).toBeChecked();
	const conflict = within( notice.closest( '.components-notice' ) as HTMLElement ).getByRole( 'listitem' );
	expect( conflict ).toHaveTextContent( 'Title: the other value is “Theirs”.' );

	fireEvent.click( within( conflict ).getByRole( 'button', { name: 'Use that' } ) );
	expect( title ).toHaveValue( 'Theirs' );
} );

test( 'saving again after a conflict wins', async () => {
	const { wordpress, type, save } = await open();
	type( 'Mine' );
	wordpress.changeElsewhere( { title: 'Theirs' } );
	save();
	await findNotice( /Somebody else saved these settings/ );

	save();

	await screen.findByText( 'Everything is saved.' );
	expect( wordpress.values.title ).toBe( 'Mine' );
	expect(
		screen.queryByText( /Somebody else saved these settings/, { selector: '.components-notice *' } )
	).toBeNull();
} );

test( 'what the database did not keep is said, and stays typed', async () => {
	const { wordpress, title, type, save } = await open();
	type( 'Ask us 👋' );
	wordpress.failure = { code: 'veranda_settings_not_saved', message: 'The database did not keep the settings.' };

	save();

	expect( await findNotice( 'The database did not keep the settings.' ) ).toBeVisible();
	expect( title ).toHaveValue( 'Ask us 👋' );
	expect( screen.getByText( 'You have unsaved changes.' ) ).toBeVisible();
} );

test( 'the page is not left with something unsaved without a question', async () => {
	const leave = () => {
		const event = new Event( 'beforeunload', { cancelable: true } );
		window.dispatchEvent( event );
		return event.defaultPrevented;
	};
	const { type, save } = await open();
	expect( leave() ).toBe( false );

	type( 'Ask us' );
	expect( leave() ).toBe( true );

	save();
	await screen.findByText( 'Everything is saved.' );
	expect( leave() ).toBe( false );
} );

test( 'what wp-config.php decides cannot be changed here', async () => {
	const wordpress = new FakeWordPress();
	wordpress.fixedSettings = [ 'relayUrl' ];
	await open( wordpress );

	const address = screen.getByLabelText( 'Address' );
	expect( address ).toBeDisabled();
	expect( address ).toHaveAccessibleDescription( 'Set in wp-config.php.' );
} );

test( 'settings that cannot be read can be asked for again', async () => {
	const wordpress = new FakeWordPress();
	wordpress.failure = { code: 'veranda_forbidden', message: 'Your session has ended.' };
	show( wordpress );
	expect( await screen.findByText( 'Your session has ended.' ) ).toBeVisible();

	act( () => screen.getByRole( 'button', { name: 'Try again' } ).focus() );
	fireEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );

	expect( await screen.findByLabelText( 'Title' ) ).toHaveValue( 'Chat with us' );
	expect( document.body ).not.toHaveFocus();
} );

test( 'the export holds the saved settings and no secret', async () => {
	const { type } = await open();
	type( 'Not saved yet' );

	const href = screen.getByText< HTMLAnchorElement >( 'Export settings' ).href;

	const text = decodeURIComponent( href.slice( href.indexOf( ',' ) + 1 ) );
	expect( JSON.parse( text ) ).toMatchObject( { plugin: 'veranda', settings: { title: 'Chat with us' } } );
	expect( text ).not.toMatch( /secret|94ba|s_1/ );
} );

describe( 'an import', () => {
	const choose = ( settings: unknown ) => {
		const file = new File( [ JSON.stringify( { plugin: 'veranda', settings } ) ], 'veranda-settings.json' );
		const input = document.querySelector< HTMLInputElement >( 'input[type="file"]' ) as HTMLInputElement;
		fireEvent.change( input, { target: { files: [ file ] } } );
		return screen.findByRole( 'dialog' );
	};

	test( 'shows what would change, and fills in the fields without saving', async () => {
		const { wordpress, title } = await open();

		const dialog = await choose( {
			title: 'Ask us',
			isOn: false,
			position: 'left',
			greeting: 'Hello!',
		} );

		const changes = within( dialog ).getAllByRole( 'listitem' );
		expect( changes.map( ( { textContent } ) => textContent ) ).toEqual( [
			'Title: “Chat with us” becomes “Ask us”.',
			'Show the chat: “on” becomes “off”.',
			'Corner: “Right” becomes “Left”.',
		] );
		expect( title ).toHaveValue( 'Chat with us' );

		fireEvent.click( within( dialog ).getByText( 'Fill in these values' ) );
		expect( title ).toHaveValue( 'Ask us' );
		expect( screen.getByLabelText( 'Left' ) ).toBeChecked();
		expect( screen.getByText( 'You have unsaved changes.' ) ).toBeVisible();
		expect( wordpress.saves ).toEqual( [] );
	} );

	test( 'leaves out what does not fit and says why', async () => {
		await open();

		const dialog = await choose( { title: '', position: 'left' } );

		const [ change, refusal ] = within( dialog ).getAllByRole( 'listitem' );
		expect( change ).toHaveTextContent( 'Corner: “Right” becomes “Left”.' );
		expect( refusal ).toHaveTextContent( 'Title The title has from 1 to 60 characters.' );
	} );

	test( 'that changes nothing has nothing to accept', async () => {
		await open();

		const dialog = await choose( { title: 'Chat with us' } );

		expect( dialog ).toHaveTextContent( 'The file changes nothing here.' );
		expect( within( dialog ).queryByText( 'Fill in these values' ) ).toBeNull();
	} );
} );
