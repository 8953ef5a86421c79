import { render } from 'preact';
import { settled } from '../../../../relay/client/fakes';
import { makeChat } from './fakes';
import { lazy, type MissingProps } from './lazy';

const Loaded = () => <b>Here</b>;

/** Paints a view that is loaded as the answers say, one for each try. */
async function paint( ...answers: ( 'comes' | 'fails' )[] ) {
	const load = jest.fn( () =>
		answers.shift() === 'comes' ? Promise.resolve( Loaded ) : Promise.reject( new Error( 'no network' ) )
	);
	const place = document.createElement( 'div' );
	const { chat } = makeChat();
	const View = lazy( load );
	const show = async () => {
		render( <View state={ chat.state } chat={ chat } />, place );
		await settled();
	};
	await show();
	return { place, load, show, hide: () => render( null, place ) };
}

test( 'a view is loaded when it is first shown, and only once', async () => {
	const { place, load, hide, show } = await paint( 'comes' );
	expect( place.textContent ).toBe( 'Here' );
	hide();
	await show();

	expect( place.textContent ).toBe( 'Here' );
	expect( load ).toHaveBeenCalledTimes( 1 );
} );

test( 'one that does not come is said, and tried again on request', async () => {
	const { place } = await paint( 'fails', 'comes' );
	expect( place.querySelector( '[role="alert"]' )?.textContent ).toContain( 'could not be loaded' );

	place.querySelector( 'button' )?.click();
	await settled();

	expect( place.textContent ).toBe( 'Here' );
} );

test( 'one that does not come is tried again when the network is back, if it is still wanted', async () => {
	const { place, load, hide } = await paint( 'fails', 'fails', 'comes' );
	window.dispatchEvent( new Event( 'online' ) );
	await settled();
	expect( place.textContent ).not.toBe( 'Here' );
	window.dispatchEvent( new Event( 'online' ) );
	await settled();
	expect( place.textContent ).toBe( 'Here' );

	hide();
	window.dispatchEvent( new Event( 'online' ) );

	expect( load ).toHaveBeenCalledTimes( 3 );
} );

test( 'something else can be shown in its place, and learns whether it is on its way', async () => {
	const place = document.createElement( 'div' );
	const Missing = ( { name, hasFailed }: { name: string } & MissingProps ) => `${ name } ${ hasFailed }`;
	const View = lazy< { name: string } >( () => Promise.reject( new Error() ), Missing );

	render( <View name="Links" />, place );
	expect( place.textContent ).toBe( 'Links false' );
	await settled();

	expect( place.textContent ).toBe( 'Links true' );
} );
