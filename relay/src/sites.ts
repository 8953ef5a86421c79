import { createCache } from './cache';
import type { Site } from './site/site';
import { readIssuer } from './tokens/token-verifier';

const REMEMBERED_TOKENS = 5_000;

/** The sites that this relay serves, by their public ids. */
export class Sites {
	private readonly byId: ReadonlyMap< string, Site >;
	/* A caller shows the same token with each call, and taking it apart costs more than all other checks. */
	private readonly byToken = createCache< string, Site >( REMEMBERED_TOKENS );

	constructor( sites: readonly Site[] ) {
		this.byId = new Map( sites.map( ( site ) => [ site.config.id, site ] ) );
	}

	find( id: string ): Site | undefined {
		return this.byId.get( id );
	}

	/** Finds the site that a token says it is from. Nothing is verified by that: the site's keys judge the token. */
	findByToken( token: string ): Site | undefined {
		const known = this.byToken.get( token );
		if ( known !== undefined ) {
			return known;
		}
		const issuer = readIssuer( token );
		const site = issuer === null ? undefined : this.find( issuer );
		if ( site !== undefined ) {
			this.byToken.set( token, site );
		}
		return site;
	}

	all(): Site[] {
		return [ ...this.byId.values() ];
	}
}
