import { waitUntil } from '../../scripts/environment/processes';
import { FakeClock } from '../support/fake-clock';
import { FakeWordPress } from '../support/fake-wordpress';
import { say } from '../support/make';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

let clock: FakeClock;
let wordpress: FakeWordPress;
let relay: TestRelay;

beforeEach( async () => {
	clock = new FakeClock();
	wordpress = await FakeWordPress.start();
	relay = await startRelay( { clock, env: wordpress.env } );
	await wordpress.tell( relay, { isAnswerMailOn: false }, clock.seconds );
} );

afterEach( async () => {
	await relay.close();
	await wordpress.stop();
} );

async function talk( { email = 'vera@example.org' as string | null, isAnswered = true } = {} ) {
	const prechat = email === null ? {} : { prechat: { name: 'Vera', email } };
	const { conversation, visitor } = await relay.make.queuedConversation( prechat );
	const agent = relay.make.agent( { name: 'Anna' } );
	if ( isAnswered ) {
		await say( agent, conversation.id, 'Hello Vera!' );
		await say( agent, conversation.id, 'Secret among agents', { kind: 'note' } );
	}
	return { visitor, agent, path: `/v1/conversations/${ conversation.id }/transcript` };
}

const planned = () => countRows( relay.site, 'jobs', "kind = 'transcript_mail'" );

test( 'a visitor gets what was said by mail, at their own address, and never notes', async () => {
	const { visitor, path } = await talk();
	const answer = await visitor.post( path, {} );
	expect( [ answer.status, answer.json() ] ).toEqual( [ 202, { email: 'vera@example.org' } ] );
	expect( await visitor.post( path, { email: 'VERA@example.org' } ) ).toMatchObject( { status: 202 } );
	await waitUntil(
		async () => {
			await clock.advance( 1_000 );
			return wordpress.sent.size === 2;
		},
		() => 'The transcript was not mailed.'
	);

	const [ mail ] = wordpress.asked;
	expect( mail ).toMatchObject( {
		template: 'transcript',
		data: {
			email: 'vera@example.org',
			isShortened: false,
			messages: [
				{ isVisitor: true, body: 'Hello?' },
				{ isVisitor: false, name: 'Anna', body: 'Hello Vera!' },
			],
		},
	} );
	expect( JSON.stringify( mail ) ).not.toContain( 'Secret among agents' );
} );

test( 'A41 nobody else’s address, no conversation that nobody answered, and no other person’s', async () => {
	const { visitor, agent, path } = await talk();
	for ( const who of [ visitor, agent ] ) {
		expect( await who.post( path, { email: 'eve@example.org' } ) ).toMatchObject( {
			status: 403,
			code: 'forbidden',
		} );
		expect( await who.post( path, { email: 'vera@example.org\nBcc: eve@example.org' } ) ).toMatchObject( {
			status: 400,
		} );
	}
	const other = await relay.make.visitor();
	expect( await other.post( path, {} ) ).toMatchObject( { status: 404, code: 'not_found' } );

	const unanswered = await talk( { isAnswered: false } );
	expect( await unanswered.visitor.post( unanswered.path, {} ) ).toMatchObject( { status: 403 } );
	const unknown = await talk( { email: null } );
	expect( await unknown.visitor.post( unknown.path, {} ) ).toMatchObject( { status: 400, code: 'invalid_request' } );
	expect( await unknown.visitor.post( unknown.path, { email: 'eve@example.org' } ) ).toMatchObject( { status: 403 } );
	expect( await planned() ).toBe( 0 );
} );

test( 'A41 three mails of a conversation and five to an address are enough for a day', async () => {
	const first = await talk();
	const statuses = async ( { visitor, path }: Awaited< ReturnType< typeof talk > >, times: number ) => {
		const all: number[] = [];
		for ( let time = 0; time < times; time++ ) {
			all.push( ( await visitor.post( path, {} ) ).status );
		}
		return all;
	};
	expect( await statuses( first, 4 ) ).toEqual( [ 202, 202, 202, 429 ] );
	expect( await statuses( await talk(), 3 ) ).toEqual( [ 202, 202, 429 ] );
	expect( await statuses( await talk( { email: 'nora@example.org' } ), 1 ) ).toEqual( [ 202 ] );
} );
