import { expect, request as openSession, type APIRequestContext } from '@playwright/test';
import { AgentParty } from '../support/make';
import type { Site } from './site';

/** An agent as WordPress and the relay know them: a login with cookies, and a token made for it. */
export class LoggedInAgent {
	private constructor(
		readonly login: string,
		private readonly site: Site,
		private readonly session: APIRequestContext,
		private readonly userId: number
	) {}

	static async logIn( site: Site, login: string, userId: number ): Promise< LoggedInAgent > {
		const session = await openSession.newContext();
		await session.post( new URL( 'wp-login.php', site.url ).href, {
			form: { log: login, pwd: site.password },
		} );
		return new LoggedInAgent( login, site, session, userId );
	}

	/** Asks WordPress for a token as the inbox does; null when it is refused. */
	async askForToken(): Promise< string | null > {
		const nonce = await this.session.get( this.admin( 'admin-ajax.php?action=rest-nonce' ) );
		const answer = await this.session.post( new URL( 'wp-json/veranda/v1/agent-token', this.site.url ).href, {
			headers: { 'X-WP-Nonce': await nonce.text(), Origin: this.site.wordpress.url },
			failOnStatusCode: false,
		} );
		return answer.status() === 201 ? ( ( await answer.json() ) as { token: string } ).token : null;
	}

	/** Returns who calls the relay with a fresh token. */
	async party(): Promise< AgentParty > {
		const token = await this.askForToken();
		if ( token === null ) {
			throw new Error( `${ this.login } got no token.` );
		}
		return new AgentParty( this.site.relay, `agent:${ this.userId }`, token );
	}

	async logOut(): Promise< void > {
		const link = /action=logout[^"]*_wpnonce=(\w+)/.exec( await this.profile() );
		await this.session.get( new URL( `wp-login.php?action=logout&_wpnonce=${ link?.[ 1 ] }`, this.site.url ).href );
		expect( await this.profile() ).not.toContain( 'action=logout' );
	}

	/** Presses "Log Out Everywhere Else" in the profile. */
	async logOutEverywhereElse(): Promise< void > {
		const nonce = /name="_wpnonce" value="(\w+)"/.exec( await this.profile() );
		const answer = await this.session.post( this.admin( 'admin-ajax.php' ), {
			form: { action: 'destroy-sessions', nonce: nonce?.[ 1 ] ?? '', user_id: this.userId },
		} );
		expect( ( ( await answer.json() ) as { success: boolean } ).success ).toBe( true );
	}

	async leave(): Promise< void > {
		await this.session.dispose();
	}

	private async profile(): Promise< string > {
		return ( await this.session.get( this.admin( 'profile.php' ) ) ).text();
	}

	private admin( path: string ): string {
		return new URL( path, this.site.adminUrl ).href;
	}
}
