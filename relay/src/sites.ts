import { createCache } from './cache';
import type { Site } from './site/site';
import { readIssuer } from './tokens/token-verifier';

const REMEMBERED_TOKENS = 5_000;

/** The sites that this relay serves, by their public ids. */
export class Sites {
	private readonly byId: ReadonlyMap< string, Site >;
	/* A caller sends the same token with each call, and parsing it costs more than all other checks. */
	private readonly byToken = createCache< string, Site >( REMEMBERED_TOKENS );

	constructor( sites: readonly Site[] ) {
		this.byId = new Map( sites.map( ( site ) => [ site.config.id, site ] ) );
	}

	find( id: string ): Site | undefined {
		return this.byId.get( id );
	}

	/** Finds the site that a token claims to be from. That verifies nothing: the site's keys do. */
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
