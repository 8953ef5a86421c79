import { call } from '../support/http';
import { draft, say } from '../support/make';
import { freshAddress } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

async function talk() {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	await say( agent, conversation.id, 'Secret among agents', { kind: 'note' } );
	await say( agent, conversation.id, 'We have <b>three</b>.' );
	return { visitor, agent, path: `/v1/conversations/${ conversation.id }/transcript`, id: conversation.id };
}

test( 'both sides get what was written to each other, escaped, and never notes', async () => {
	const { visitor, agent, path } = await talk();
	for ( const who of [ visitor, agent ] ) {
		const page = await who.get( path );
		expect( page.status ).toBe( 200 );
		expect( page.headers ).toMatchObject( {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': 'attachment; filename="chat.html"',
			'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store',
		} );
		expect( page.text ).toContain( 'Hello?' );
		expect( page.text ).toContain( 'We have &lt;b&gt;three&lt;/b&gt;.' );
		expect( page.text ).not.toContain( 'Secret among agents' );

		const text = await who.get( `${ path }?format=text&locale=de&timezone=Asia/Tokyo` );
		expect( text.headers[ 'content-type' ] ).toBe( 'text/plain; charset=utf-8' );
		expect( text.text ).toContain( '\nWe have <b>three</b>.\n' );
		expect( text.text ).not.toContain( 'Secret among agents' );
	}
} );

test( 'A18 nobody else gets it, and nobody without a token', async () => {
	const { path } = await talk();
	const department = await relay.make.department();
	for ( const other of [ await relay.make.visitor(), relay.make.agent( { departments: [ department ] } ) ] ) {
		expect( await other.get( path ) ).toMatchObject( { status: 404, code: 'not_found' } );
	}
	const headers = { 'X-Forwarded-For': freshAddress() };
	expect( await call( { port: relay.port, method: 'GET', path, headers } ) ).toMatchObject( { status: 401 } );
} );

test( 'a long conversation comes whole and in order', async () => {
	const { visitor, id, path } = await talk();
	for ( let number = 1; number <= 9; number++ ) {
		await say( visitor, id, `line ${ number }` );
	}
	await relay.site.query(
		`INSERT INTO {prefix}veranda_messages
		(conversation_id, seq, public_id, author_type, author_id, client_id, kind, body, created_at)
		SELECT m.conversation_id, m.seq + 100 * n.n, CONCAT( 'm_', LPAD( m.seq + 100 * n.n, 22, 'x' ) ), m.author_type,
			m.author_id, CONCAT( m.client_id, n.n ), m.kind, CONCAT( m.body, '.', n.n ), m.created_at
		FROM {prefix}veranda_messages m JOIN (
			SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7
			UNION SELECT 8 UNION SELECT 9 UNION SELECT 10 UNION SELECT 11 UNION SELECT 12 UNION SELECT 13
		) n WHERE m.body LIKE 'line %'`
	);
	const { text } = await visitor.get( `${ path }?format=text` );

	const lines = text.match( /^line .*$/gm ) ?? [];
	expect( lines ).toHaveLength( 9 * 14 );
	expect( lines.at( -1 ) ).toBe( 'line 9.13' );
} );

test( 'what makes no sense in the question is refused, and odd languages are not', async () => {
	const { visitor, path } = await talk();
	expect( await visitor.get( `${ path }?format=pdf` ) ).toMatchObject( { status: 400 } );
	expect( await visitor.get( `${ path }?with=notes` ) ).toMatchObject( { status: 400, code: 'unknown_field' } );
	expect( await visitor.get( `${ path }?locale=en-US@posix&timezone=Mars/Olympus` ) ).toMatchObject( {
		status: 200,
	} );
	await visitor.start( { message: draft( 'Still there?' ) } );
} );
