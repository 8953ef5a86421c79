import { call } from '../support/http';
import { AgentParty, draft, VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { agentToken } from '../support/tokens';
import { LIMITS, type VisitorSession } from '../../relay/protocol';
import { expect } from './fixtures';
import type { Site } from './site';

/** On one line, as names and tags are. */
export const lineOf = ( text: string, characters: number ) => text.replace( /\s+/g, ' ' ).trim().slice( 0, characters );

export const tagOf = ( text: string ) => lineOf( text, LIMITS.tagNameCharacters ).normalize( 'NFC' );

export const nameOf = ( label: string, text: string ) => lineOf( `${ label } ${ text }`, LIMITS.nameCharacters );

/** Makes agents with these display names. */
export async function makeAgents( site: Site, names: readonly string[] ): Promise< AgentParty[] > {
	const { secret } = await site.wordpress.run< { secret: string } >( 'connect-relay.php', {
		relayUrl: site.relay.url,
	} );
	return names.map( ( name, index ) => {
		const id = 5_000 + index;
		const token = agentToken( { id: site.siteId, secret }, { id, name: lineOf( name, 250 ) } );
		return new AgentParty( site.relay, `agent:${ id }`, token );
	} );
}

/**
 * Fills every field that a stranger or an agent can fill with the same text; the name begins with the label. Returns what lets
 * the visitor type.
 */
export async function fillEverything(
	site: Site,
	agent: AgentParty,
	text: string,
	label: string
): Promise< () => Promise< void > > {
	const post = ( body: object ) =>
		call( {
			port: site.relay.port,
			method: 'POST',
			path: `/v1/sites/${ site.siteId }/visitors`,
			// A header is written in single bytes.
			headers: {
				'User-Agent': encodeURI( text ),
				'Accept-Language': encodeURI( text ),
				'X-Forwarded-For': encodeURI( text ),
			},
			body,
		} );
	const session = expectStatus< VisitorSession >(
		await post( {
			page: { url: `${ site.url }?q=${ text }#${ text }`, title: text },
			locale: text,
			timezone: text,
		} ),
		201
	);
	const visitor = new VisitorParty( site.relay, session, {} );
	const refused = await visitor.post( '/v1/conversations', {
		clientId: 'refused',
		prechat: { email: text },
	} );
	expect( { text, status: refused.status } ).toEqual( { text, status: 400 } );
	const { conversation } = await visitor.start( {
		prechat: { name: nameOf( label, text ), email: 'nora@example.org' },
		message: draft( text ),
	} );
	const path = `/v1/conversations/${ conversation.id }`;
	await agent.accept( conversation.id );
	expectStatus( await agent.put( `${ path }/tags`, { tags: [ tagOf( text ) ] } ), 200 );
	expectStatus( await agent.post( `${ path }/messages`, draft( text ) ), 201 );
	expectStatus( await agent.post( `${ path }/messages`, { ...draft( text ), kind: 'note' } ), 201 );
	expectStatus( await visitor.post( `${ path }/rating`, { score: 1, comment: text } ), 200 );
	expectStatus( await visitor.post( `${ path }/typing`, { text } ), 204 );
	expectStatus( await visitor.post( `${ path }/messages`, draft( label ) ), 201 );
	return async () => void expectStatus( await visitor.post( `${ path }/typing`, { text } ), 204 );
}
