import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import { WidgetPreview } from './widget-preview';

jest.mock( '@wordpress/api-fetch' );

const VALUES = { isWidgetEnabled: true, title: 'Chat with us' };

function open( values: Record< string, string | boolean > = VALUES ) {
	jest.mocked( apiFetch ).mockImplementation( ( ( { data }: { data: { settings: object } } ) =>
		Promise.resolve( { ...data.settings, siteId: 's_1' } ) ) as typeof apiFetch );
	const view = render( <WidgetPreview values={ values } /> );
	const frame = screen.getByTitle< HTMLIFrameElement >( 'Preview of the chat' );
	const showPreview = jest.fn();
	Object.assign( frame.contentWindow as Window, { showPreview } );
	fireEvent.load( frame );
	return { ...view, frame, showPreview, user: userEvent.setup() };
}

test( 'the frame shows what is typed, in the state that is chosen', async () => {
	const { showPreview, rerender, user } = open();
	await waitFor( () => expect( showPreview ).toHaveBeenCalled() );
	expect( showPreview ).toHaveBeenLastCalledWith( {
		config: expect.objectContaining( { title: 'Chat with us' } ),
		state: 'first',
		scheme: 'light',
		direction: 'ltr',
	} );

	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Preview' } ), 'Talking' );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Page' } ), 'Dark' );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Direction' } ), 'Right to left' );
	rerender( <WidgetPreview values={ { ...VALUES, title: 'Ask us' } } /> );

	await waitFor( () =>
		expect( showPreview ).toHaveBeenLastCalledWith( {
			config: expect.objectContaining( { title: 'Ask us' } ),
			state: 'talking',
			scheme: 'dark',
			direction: 'rtl',
		} )
	);
} );

test( 'a phone is narrower, and a chat that is switched off is said to be', async () => {
	const { frame, user } = open( { ...VALUES, isWidgetEnabled: false } );

	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Screen' } ), 'Phone' );

	expect( frame ).toHaveAttribute( 'width', '390' );
	expect( screen.getByText( /Visitors see no chat/ ) ).toBeInTheDocument();
} );

test( 'a site that does not answer is said to have missed the last changes', async () => {
	const { rerender } = open();
	jest.mocked( apiFetch ).mockRejectedValue( new Error( 'The network is gone.' ) );

	rerender( <WidgetPreview values={ { ...VALUES, title: 'Ask us' } } /> );

	expect( await screen.findByText( 'The preview does not show your last changes.' ) ).toBeInTheDocument();
} );
