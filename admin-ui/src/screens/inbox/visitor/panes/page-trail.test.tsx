import { act, screen, within } from '@testing-library/react';
import type { PageView } from '../../../../../../relay/protocol';
import { makeConversation, makeSession, makeVisitor } from '../../../../test-support/make';
import { renderWithStore } from '../../../../test-support/render';
import { PageTrail } from './page-trail';

const SITE = window.location.origin;

const makeView = ( minute: number, path: string, part: Partial< PageView > = {} ): PageView => ( {
	url: SITE + path,
	title: `Title of ${ path }`,
	referrer: null,
	viewedAt: `2026-11-21T10:${ String( minute ).padStart( 2, '0' ) }:00.000Z`,
	...part,
} );

async function show( pageViews: PageView[], part: { online?: boolean } = {} ) {
	const visitor = makeVisitor( part );
	const shown = renderWithStore(
		<PageTrail conversation={ makeConversation( { visitor } ) } />,
		[ ( actions ) => actions.connect() ],
		makeSession( { 'GET /v1/visitors/:id/page-views': async () => ( { pageViews, nextCursor: null } ) } )
	);
	await act( async () => {} );
	return { ...shown, visitor };
}

const steps = () => screen.getAllByRole( 'listitem' );

test( 'a trail names the path of each page as a link, its title beside it, and how long the visitor was there', async () => {
	await show(
		[ makeView( 5, '/cart', { title: 'https://bank.example' } ), makeView( 0, '/lamps?utm_source=mail' ) ],
		{
			online: false,
		}
	);

	const [ cart, lamps ] = steps() as [ HTMLElement, HTMLElement ];
	expect( within( cart ).getByRole( 'link' ) ).toHaveTextContent( /^\/cart$/ );
	expect( within( cart ).getByRole( 'link' ) ).toHaveAttribute( 'href', `${ SITE }/cart` );
	expect( cart ).toHaveTextContent( 'https://bank.example' );
	expect( cart ).not.toHaveTextContent( 'Here now' );
	expect( within( lamps ).getByRole( 'link' ) ).toHaveAttribute( 'href', `${ SITE }/lamps` );
	expect( lamps ).toHaveTextContent( '5 min' );
} );

test( 'it goes on while the agent looks', async () => {
	const { tell, visitor } = await show( [ makeView( 0, '/lamps' ) ] );
	expect( steps()[ 0 ] ).toHaveTextContent( 'Here now' );

	const pageView = makeView( 7, '/lamps/green' );
	act( () => tell( { type: 'page.viewed', visitorId: visitor.id, pageView } ) );
	act( () => tell( { type: 'page.viewed', visitorId: visitor.id, pageView } ) );
	act( () => tell( { type: 'page.viewed', visitorId: makeVisitor().id, pageView: makeView( 8, '/secret' ) } ) );

	expect( steps().map( ( step ) => within( step ).getByRole( 'link' ).textContent ) ).toEqual( [
		'/lamps/green',
		'/lamps',
	] );
	expect( steps()[ 0 ] ).toHaveTextContent( 'Here now' );
	expect( steps()[ 1 ] ).toHaveTextContent( '7 min' );
} );

test( 'where they came from is said as text', async () => {
	await show( [
		makeView( 3, '/lamps/green', { referrer: `${ SITE }/lamps` } ),
		makeView( 0, '/lamps?utm_source=newsletter&utm_medium=email', { referrer: 'https://search.example/' } ),
	] );

	expect( screen.getByText( 'Came from' ).nextSibling ).toHaveTextContent( 'search.example' );
	expect( screen.getByText( 'Campaign' ).nextSibling ).toHaveTextContent( 'newsletter · email' );
	expect( screen.getAllByRole( 'link' ) ).toHaveLength( 2 );
} );

test( 'of a long one the end is shown first', async () => {
	const { user } = await show( Array.from( { length: 9 }, ( _, index ) => makeView( 9 - index, `/${ index }` ) ) );
	expect( steps() ).toHaveLength( 5 );

	await user.click( screen.getByRole( 'button', { name: 'Show all 9 pages' } ) );
	expect( steps() ).toHaveLength( 9 );

	await user.click( screen.getByRole( 'button', { name: 'Show fewer pages' } ) );
	expect( steps() ).toHaveLength( 5 );
} );

test( 'of somebody who was nowhere nothing is shown', async () => {
	const { container } = await show( [] );

	expect( container ).toBeEmptyDOMElement();
} );
