import { settled } from '../../../../relay/client/fakes';
import { followLink, type Outcome } from './follow-link';
import { openLinkPage } from './link-page';

jest.mock( './follow-link' );

const follow = jest.mocked( followLink );

/** What the page of a link shows; a reload makes it anew in the same tab. */
async function load() {
	document.body.innerHTML = `<main id="veranda-link" data-config='{"siteId":"s_1"}'>
		<div data-state="opening">Opening</div>
		<div data-state="invalid" hidden>Invalid</div>
		<div data-state="other" hidden>Other<button value="replace">Open it</button></div>
		<div data-state="away" hidden>Away<button>Try again</button></div>
	</main>`;
	openLinkPage();
	await settled();
	return document.querySelector( '[data-state]:not([hidden])' )?.textContent;
}

const keys = () => follow.mock.calls.map( ( [ key ] ) => key );

afterEach( () => {
	jest.resetAllMocks();
	history.replaceState( null, '', '/' );
} );

test( 'what the link carries is not in the address any more, and is there for another try and a reload', async () => {
	follow.mockResolvedValue( { state: 'away' } );
	history.replaceState( null, '', '/?veranda-link=1#c_1.2.key' );

	expect( await load() ).toContain( 'Away' );
	expect( location.href ).not.toContain( 'key' );
	document.querySelector< HTMLElement >( '[data-state="away"] button' )?.click();
	await settled();
	expect( await load() ).toContain( 'Away' );

	expect( keys() ).toEqual( [ 'c_1.2.key', 'c_1.2.key', 'c_1.2.key' ] );
	expect( location.search ).toBe( '?veranda-link=1' );
} );

test( 'a newer link that is opened in the same tab counts', async () => {
	follow.mockResolvedValue( { state: 'invalid' } );
	history.replaceState( 'c_1.2.old', '', '/#c_1.3.new' );

	expect( await load() ).toBe( 'Invalid' );
	expect( keys() ).toEqual( [ 'c_1.3.new' ] );
} );

test( 'another chat that goes on here is asked about before it is replaced', async () => {
	follow.mockResolvedValueOnce( { state: 'other' } ).mockResolvedValue( { state: 'invalid' } );
	history.replaceState( null, '', '/#c_1.2.key' );

	expect( await load() ).toContain( 'Other' );
	document.querySelector< HTMLElement >( '[data-state="other"] button' )?.click();
	await settled();

	expect( follow.mock.calls.map( ( [ , , replacesChat ] ) => replacesChat ) ).toEqual( [ undefined, true ] );
} );

test( 'the focus stays on the page while a link is tried again, and is on the button when that was in vain', async () => {
	let answer: ( outcome: Outcome ) => void = () => {};
	follow
		.mockResolvedValueOnce( { state: 'away' } )
		.mockReturnValue( new Promise< Outcome >( ( resolve ) => ( answer = resolve ) ) );
	history.replaceState( null, '', '/#c_1.2.key' );
	await load();
	expect( document.body.ownerDocument.activeElement ).toBe( document.body );
	const button = document.querySelector< HTMLElement >( '[data-state="away"] button' )!;
	button.focus();
	button.click();
	expect( document.body.ownerDocument.activeElement ).toBe( document.querySelector( '#veranda-link' ) );

	answer( { state: 'away' } );
	await settled();

	expect( document.body.ownerDocument.activeElement ).toBe( button );
} );
