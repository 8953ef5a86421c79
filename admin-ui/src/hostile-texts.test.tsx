import { render, screen } from '@testing-library/react';
import { RegistryProvider } from '@wordpress/data';
import hostileTexts from '../../tests/support/hostile-texts.json';
import { CallbackFacts } from './screens/inbox/kinds/callback-facts';
import { LeadList } from './screens/inbox/leads/lead-list';
import { ConnectionCheck } from './screens/settings/connection-check/connection-check';
import { checkFromBrowser } from './screens/settings/connection-check/check-from-browser';
import { checkFromServer } from './screens/settings/connection-check/check-from-server';
import { Snackbars } from './snackbars/snackbars';
import { snackbarStore } from './snackbars/store';
import { makeConversation, makeId, makeSession, START } from './test-support/make';
import { makeRegistry } from './test-support/registry';
import { renderWithStore } from './test-support/render';

/* What strangers fill in is text wherever it comes up; messages and names are told in tests/e2e (docs/threats.md A31). */

jest.mock( './screens/settings/connection-check/check-from-browser' );
jest.mock( './screens/settings/connection-check/check-from-server' );

const FORBIDDEN =
	'script, iframe, object, embed, link, meta, base, template, math, video, style, details, noscript, form, img, ' +
	[ 'error', 'load', 'focus', 'toggle', 'begin' ].map( ( name ) => `[on${ name }]` ).join();

/** Nothing was made of the texts, each of which stands there as often as it was filled in. */
function expectText( container: HTMLElement, times: number ) {
	expect( container.querySelectorAll( FORBIDDEN ) ).toHaveLength( 0 );
	expect( container.querySelectorAll( 'a:not([href^="tel:"])' ) ).toHaveLength( 0 );
	for ( const text of hostileTexts ) {
		const shown = container.textContent.split( text ).length - 1;
		expect( { text, isShown: shown >= times } ).toEqual( { text, isShown: true } );
	}
	expect( ( window as { __xss?: number } ).__xss ).toBeUndefined();
}

test( 'A31: leads show the answers of the form, the phone number and what was agreed to as text', async () => {
	const leads = hostileTexts.map( ( text ) => ( {
		id: makeId( 'l' ),
		visitorId: makeId( 'v' ),
		conversationId: null,
		name: text,
		email: null,
		phone: text,
		answers: [ { key: 'more', label: text, value: text } ],
		consent: { text, at: START },
		page: text,
		createdAt: START,
		updatedAt: START,
	} ) );
	const { container } = renderWithStore(
		<LeadList canManage onOpen={ jest.fn() } />,
		[],
		makeSession( { 'GET /v1/leads': async () => ( { leads, nextCursor: null } ) } )
	);
	expect( await screen.findAllByRole( 'listitem' ) ).toHaveLength( hostileTexts.length );

	expectText( container, 5 );
} );

test( 'A31: a callback shows the phone number as text, and calls nothing but digits', () => {
	const { container } = renderWithStore(
		<dl>
			{ hostileTexts.map( ( phone ) => (
				<CallbackFacts
					key={ phone }
					conversation={ makeConversation( { kind: 'callback', callback: { phone, at: null } } ) }
				/>
			) ) }
		</dl>
	);

	expectText( container, 1 );
	for ( const link of container.querySelectorAll( 'a' ) ) {
		expect( link.getAttribute( 'href' ) ).toMatch( /^tel:[+\d]*$/ );
	}
} );

test( 'A31: snackbars say what they are given as text', () => {
	// The test browser lays nothing out; what leaves the screen asks for its place.
	window.scrollTo = () => undefined;
	const registry = makeRegistry();
	hostileTexts.forEach( ( text ) => void registry.dispatch( snackbarStore ).showSnackbar( text ) );
	const { container } = render(
		<RegistryProvider value={ registry as never }>
			<Snackbars />
		</RegistryProvider>
	);

	expectText( container, 1 );
} );

test( 'A31: the result of Check connection shows what a server answered as text', async () => {
	const findings = hostileTexts.map( ( text, index ) => ( {
		id: String( index ),
		status: 'critical' as const,
		title: text,
		detail: text,
		fix: text,
	} ) );
	jest.mocked( checkFromServer ).mockResolvedValue( findings );
	jest.mocked( checkFromBrowser ).mockResolvedValue( findings );
	const { container, user } = renderWithStore(
		<ConnectionCheck relayUrl="https://relay.example.test" isDirty={ false } />
	);

	await user.click( screen.getByRole( 'button', { name: 'Check connection' } ) );
	await screen.findByRole( 'button', { name: 'Copy as text' } );

	expectText( container, 6 );
} );
