import { expect, request as openSession, type APIRequestContext } from '@playwright/test';
import { AgentParty } from '../support/make';
import type { Site } from './site';

/** Somebody as WordPress and the relay know them: a login with cookies, and tokens made for it. */
export class LoggedInPerson {
	private constructor(
		readonly login: string,
		private readonly site: Site,
		private readonly session: APIRequestContext,
		private readonly userId: number
	) {}

	static async logIn( site: Site, login: string, userId: number ): Promise< LoggedInPerson > {
		const session = await openSession.newContext();
		await session.post( new URL( 'wp-login.php', site.url ).href, {
			form: { log: login, pwd: site.password },
		} );
		return new LoggedInPerson( login, site, session, userId );
	}

	/** Asks WordPress for an agent's token as the inbox does; null when it is refused. */
	async askForToken(): Promise< string | null > {
		const nonce = await this.session.get( this.admin( 'admin-ajax.php?action=rest-nonce' ) );
		return ( await this.ask( 'agent-token', { 'X-WP-Nonce': await nonce.text() } ) ).token ?? null;
	}

	/** Asks WordPress to vouch for a visitor as the widget does. */
	async askForIdentity(): Promise< string | null > {
		return ( await this.ask( 'identity-token', { 'X-Veranda': '1' } ) ).identityToken ?? null;
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

	private async ask(
		route: string,
		headers: Record< string, string >
	): Promise< Record< string, string | null | undefined > > {
		const answer = await this.session.post( new URL( `wp-json/veranda/v1/${ route }`, this.site.url ).href, {
			headers: { ...headers, Origin: this.site.wordpress.url },
		} );
		return answer.ok() ? answer.json() : {};
	}

	private async profile(): Promise< string > {
		return ( await this.session.get( this.admin( 'profile.php' ) ) ).text();
	}

	private admin( path: string ): string {
		return new URL( path, this.site.adminUrl ).href;
	}
}
