import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import type { MediaImage } from '../../../media-library';
import { makeRegistry } from '../../../test-support/registry';
import { FakeWordPress } from '../fake-wordpress';
import { SettingsScreen } from '../settings-screen';
import { ImageField } from './image-field';
import { TextField } from './text-field';

jest.mock( '@wordpress/api-fetch' );

const SITE = 'https://shop.example';
const text = { type: 'string', description: '', default: '', section: 'looks' } as const;

class FakeLibrary {
	options: object | null = null;
	private listener = () => undefined as void;

	constructor( private readonly image: MediaImage ) {}

	readonly open = ( options: object ) => {
		this.options = options;
		return {
			on: ( _event: 'select', listener: () => void ) => ( this.listener = listener ),
			open: () => this.listener(),
			state: () => ( { get: () => ( { first: () => ( { toJSON: () => this.image } ) } ) } ),
		};
	};
}

async function open( values: { logoImage: string; logoAlt: string }, image?: MediaImage ) {
	const wordpress = new FakeWordPress();
	wordpress.definitions = {
		logoImage: { ...text, title: 'Logo', format: 'site-image', origins: [ SITE, 'https://cdn.example' ] },
		logoAlt: { ...text, title: 'Alternative text of the logo' },
	};
	wordpress.values = values;
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	const library = image && new FakeLibrary( image );
	Object.assign( window, { wp: library && { media: library.open } } );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen
				config={ { pluginVersion: '0.1.0' } as Parameters< typeof SettingsScreen >[ 0 ][ 'config' ] }
				sections={ [
					{
						name: 'looks',
						group: 'general',
						title: () => 'Looks',
						Content: () => (
							<>
								<ImageField name="logoImage" altName="logoAlt" />
								<TextField name="logoAlt" />
							</>
						),
					},
				] }
			/>
		</RegistryProvider>
	);
	await screen.findByText( 'Save changes' );
	return { wordpress, library, user: userEvent.setup() };
}

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
	window.scrollTo = () => undefined;
} );

afterEach( () => {
	Object.assign( window, { wp: undefined } );
} );

const PHOTO: MediaImage = {
	url: `${ SITE }/uploads/logo.png`,
	alt: 'Juniper & Oak',
	sizes: { thumbnail: { url: `${ SITE }/uploads/logo-150x150.png` } },
};

test( 'an image is chosen from the media library, small, with its alternative text', async () => {
	const { wordpress, library, user } = await open( { logoImage: '', logoAlt: '' }, PHOTO );

	await user.click( screen.getByRole( 'button', { name: 'Choose an image' } ) );

	expect( library?.options ).toMatchObject( { library: { type: 'image' }, multiple: false } );
	expect( screen.getByRole( 'img', { name: 'Juniper & Oak' } ) ).toHaveAttribute(
		'src',
		PHOTO.sizes?.thumbnail?.url
	);
	expect( screen.getByLabelText( 'Alternative text of the logo' ) ).toHaveValue( 'Juniper & Oak' );
	await user.click( screen.getByText( 'Save changes' ) );
	expect( wordpress.saves ).toEqual( [
		{ logoImage: `${ SITE }/uploads/logo-150x150.png`, logoAlt: 'Juniper & Oak' },
	] );
	await screen.findByText( 'Everything is saved.' );
} );

test( 'a drawing, of which WordPress makes no smaller ones, is taken as it is', async () => {
	const drawing = { url: 'https://cdn.example/logo.svg', alt: '' };
	const { user } = await open( { logoImage: PHOTO.url, logoAlt: 'Old' }, drawing );

	await user.click( screen.getByRole( 'button', { name: 'Replace' } ) );

	expect( document.querySelector( '.veranda-image img' ) ).toHaveAttribute( 'src', drawing.url );
	expect( screen.queryByText( /This image is on another site/ ) ).toBeNull();
} );

test( 'who removes it keeps the focus', async () => {
	const { wordpress, user } = await open( { logoImage: PHOTO.url, logoAlt: 'Old' }, PHOTO );

	await user.click( screen.getByRole( 'button', { name: 'Remove' } ) );

	expect( screen.getByRole( 'button', { name: 'Choose an image' } ) ).toHaveFocus();
	expect( document.querySelector( '.veranda-image img' ) ).toBeNull();
	await user.click( screen.getByText( 'Save changes' ) );
	expect( wordpress.saves ).toEqual( [ { logoImage: '', logoAlt: '' } ] );
	await screen.findByText( 'Everything is saved.' );
} );

test.each( [ 'https://elsewhere.example/a.png', 'https://shop.example.evil.example/a.png' ] )(
	'that %s of an earlier version is not shown to visitors is told at the field',
	async ( logoImage ) => {
		await open( { logoImage, logoAlt: '' }, PHOTO );

		const field = screen.getByRole( 'group', { name: 'Logo' } );
		expect( within( field ).getByRole( 'alert' ) ).toHaveTextContent( /This image is on another site/ );
	}
);

test( 'why an image was refused is told at the field, whose button gets the focus', async () => {
	const { wordpress, user } = await open( { logoImage: '', logoAlt: '' }, PHOTO );
	await user.click( screen.getByRole( 'button', { name: 'Choose an image' } ) );
	wordpress.failure = {
		code: 'rest_invalid_param',
		data: { params: { logoImage: 'Choose an image of this site.' } },
	};

	await user.click( screen.getByText( 'Save changes' ) );

	expect( await screen.findByText( 'Choose an image of this site.' ) ).toBeVisible();
	await waitFor( () => expect( screen.getByRole( 'button', { name: 'Replace' } ) ).toHaveFocus() );
} );

test( 'who may not upload types the address', async () => {
	await open( { logoImage: '', logoAlt: '' } );

	expect( screen.getByRole( 'textbox', { name: 'Logo' } ) ).toHaveAttribute( 'type', 'url' );
} );
