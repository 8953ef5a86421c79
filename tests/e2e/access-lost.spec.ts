import { draft } from '../support/make';
import { expectStatus } from '../support/party';
import { expect, test } from './fixtures';
import { LoggedInPerson } from './logged-in-person';
import type { Site } from './site';

/** However access ends, the stream says so and calls are refused within this time (docs/threats.md A06). */
const DEADLINE_MS = 10_000;

interface Way {
	/** Also the agent's login. */
	name: string;
	role: string;
	end( agent: LoggedInPerson, site: Site ): Promise< void >;
}

const change =
	( what: string, value?: string ) =>
	( { login }: LoggedInPerson, site: Site ) =>
		site.run( 'change-user.php', { login, change: what, value } );

const WAYS: Way[] = [
	{ name: 'capability-taken', role: 'subscriber', end: change( 'take', 'veranda_reply' ) },
	{ name: 'role-changed', role: 'veranda_agent', end: change( 'role', 'subscriber' ) },
	{ name: 'account-deleted', role: 'veranda_agent', end: change( 'delete' ) },
	{ name: 'password-changed', role: 'veranda_agent', end: change( 'password', 'another battery staple' ) },
	{ name: 'logged-out', role: 'veranda_agent', end: ( agent ) => agent.logOut() },
	{
		name: 'logged-out-elsewhere',
		role: 'veranda_agent',
		async end( agent, site ) {
			const elsewhere = await LoggedInPerson.logIn( site, agent.login, await idOf( site, agent.login ) );
			await elsewhere.logOutEverywhereElse();
			// The login that pressed the button goes on, with a token of its own.
			const token = await elsewhere.askForToken();
			await elsewhere.leave();
			expect( token ).not.toBeNull();
		},
	},
];

async function idOf( site: Site, login: string ): Promise< number > {
	const [ row ] = await site.query( `SELECT ID FROM ${ site.prefix }users WHERE user_login = '${ login }'` );
	return Number( row?.ID );
}

test( 'A06: stream and calls end within ten seconds, in each of six ways to lose access', async ( { site } ) => {
	test.setTimeout( 180_000 );
	const people = WAYS.map( ( { name, role } ) => ( {
		login: name,
		name,
		email: `${ name }@veranda.test`,
		password: site.password,
		role,
	} ) );
	await site.wordpress.createUsers( people );
	await site.run( 'change-user.php', { login: 'capability-taken', change: 'grant', value: 'veranda_reply' } );
	await site.startConversation( { name: 'Nora', text: 'Before' } );
	const ben = await LoggedInPerson.logIn( site, 'ben', Number( site.userIds.ben ) );
	const colleague = await ben.party();
	const colleaguesStream = await colleague.openStream();
	const list = expectStatus< { conversations: { id: string }[] } >(
		await colleague.get( '/v1/conversations?state=queued' ),
		200
	);
	const conversation = `/v1/conversations/${ list.conversations[ 0 ]?.id }`;
	expectStatus( await colleague.post( `${ conversation }/assign`, { agentId: colleague.id } ), 200 );

	for ( const { name, end } of WAYS ) {
		await test.step( name, async () => {
			const agent = await LoggedInPerson.logIn( site, name, await idOf( site, name ) );
			const party = await agent.party();
			const stream = await party.openStream();
			expectStatus( await party.get( conversation ), 200 );

			await end( agent, site );
			const bye = await stream.next( 'bye', () => true, DEADLINE_MS );
			await stream.ended;
			await expect
				.poll( async () => ( await party.post( `${ conversation }/messages`, draft( 'Me?' ) ) ).status, {
					timeout: DEADLINE_MS,
				} )
				.toBe( 401 );
			const after = `After ${ name }`;
			expectStatus( await colleague.post( `${ conversation }/messages`, draft( after ) ), 201 );
			await colleaguesStream.nextText( ( { message } ) => message.body === after );

			expect( bye ).toMatchObject( { reason: 'revoked', retryMs: null } );
			expect( stream.events.at( -1 ) ).toBe( bye );
			expect( stream.text ).not.toContain( after );
			expect( ( await party.get( conversation ) ).code ).toBe( 'token_revoked' );
			expect( ( await party.tryStream() ).status ).toBe( 401 );
			expect( await agent.askForToken() ).toBeNull();
			await agent.leave();
		} );
	}

	expect( colleaguesStream.isOpen ).toBe( true );
	expectStatus( await colleague.get( conversation ), 200 );
	colleague.leave();
	await ben.leave();
} );
