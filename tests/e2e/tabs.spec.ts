import { expect, NETWORK_NOISE, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

const TABS = 10;

test( 'B20, B21: ten tabs share one stream, and go on when the one that has it is closed or frozen', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	test.setTimeout( 150_000 );
	complaints.expect( NETWORK_NOISE );
	await expect.poll( () => site.countVisitorStreams(), { timeout: 30_000 } ).toBe( 0 );
	await chat.open( site.url );
	await chat.send( 'How long are the lamps?' );
	await chat.sees( /^Sent/ );
	const others: ChatWindow[] = [];
	for ( let tab = 1; tab < TABS; tab++ ) {
		const other = new ChatWindow( await chat.page.context().newPage() );
		await other.open( site.url );
		await expect( other.message( 'How long are the lamps?' ) ).toBeVisible();
		others.push( other );
	}
	expect( await site.countVisitorStreams() ).toBe( 1 );

	await inbox.open();
	await inbox.select( 'How long are the lamps?' );
	await inbox.accept();
	await inbox.reply( 'Forty centimetres.' );
	for ( const tab of [ chat, ...others ] ) {
		await expect( tab.message( 'Forty centimetres.' ) ).toBeVisible();
	}

	await chat.page.close();
	await expect.poll( () => site.countVisitorStreams() ).toBe( 1 );
	await inbox.reply( 'And ten wide.' );
	for ( const tab of others ) {
		await expect( tab.message( 'And ten wide.' ) ).toBeVisible();
	}

	// As a browser does with a tab that nobody looks at, and a laptop with all of them.
	const frozen: ChatWindow[] = [];
	for ( const tab of others.slice( 0, -1 ) ) {
		const session = await tab.page.context().newCDPSession( tab.page );
		await session.send( 'Page.setWebLifecycleState', { state: 'frozen' } );
		frozen.push( tab );
	}
	const [ awake ] = others.slice( -1 ) as [ ChatWindow ];
	await inbox.reply( 'The cable is two metres long.' );
	await expect( awake.message( 'The cable is two metres long.' ) ).toBeVisible( { timeout: 30_000 } );

	for ( const tab of frozen ) {
		const session = await tab.page.context().newCDPSession( tab.page );
		await session.send( 'Page.setWebLifecycleState', { state: 'active' } );
		await expect( tab.message( 'The cable is two metres long.' ) ).toBeVisible( { timeout: 15_000 } );
		expect( await tab.bodies() ).toEqual( await awake.bodies() );
	}
	await expect.poll( () => site.countVisitorStreams(), { timeout: 30_000 } ).toBe( 1 );
} );
