import { render } from 'preact';
import { settled } from '../../../../relay/client/fakes';
import { focused, makeChat, openChat, talking } from './fakes';
import type { Feature, Slot } from './feature';
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

/** Opens a chat in a place of which something does not come at first, and presses "Try now"; `come` and `fail` answer. */
async function tryAgain( slot: Slot ) {
	const opened = await openChat();
	await opened.show( talking );
	let come: ( view: typeof Loaded ) => void = () => {};
	let fail: () => void = () => {};
	const load = jest
		.fn( () => new Promise< typeof Loaded >( ( resolve, reject ) => ( ( come = resolve ), ( fail = reject ) ) ) )
		.mockRejectedValueOnce( new Error( 'no network' ) );
	const made: Feature = { initial: {}, parts: [ { slot, view: lazy( load ), order: 0 } ] };
	opened.chat.add( { made } );
	await settled();
	const tryNow = opened.button( 'Try now' );
	tryNow.focus();
	tryNow.click();
	await settled();
	return { ...opened, tryNow, come: () => come( Loaded ), fail: () => fail() };
}

test( 'the focus is on "Try now" until it has come, and then on the next control', async () => {
	const { tryNow, come, fail, find, text } = await tryAgain( 'card' );
	expect( focused() ).toBe( tryNow );
	fail();
	await settled();
	expect( focused() ).toBe( tryNow );
	tryNow.click();

	come();
	await settled();

	expect( text() ).toContain( 'Here' );
	expect( focused() ).toBe( find( 'textarea' ) );
} );

test( 'where no control comes first, the window has the focus, and Escape is heard', async () => {
	const { come, find } = await tryAgain( 'screen' );

	come();
	await settled();

	expect( focused() ).toBe( find( '.window' ) );
} );

test( 'who is elsewhere meanwhile stays there', async () => {
	const { come, button } = await tryAgain( 'card' );
	button( 'Close chat' ).focus();

	come();
	await settled();

	expect( focused() ).toBe( button( 'Close chat' ) );
} );
