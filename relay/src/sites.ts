import type { Site } from './site';

/** The sites that this relay serves, by their public ids. */
export class Sites {
	private readonly byId: ReadonlyMap< string, Site >;

	constructor( sites: readonly Site[] ) {
		this.byId = new Map( sites.map( ( site ) => [ site.config.id, site ] ) );
	}

	find( id: string ): Site | undefined {
		return this.byId.get( id );
	}

	all(): Site[] {
		return [ ...this.byId.values() ];
	}
}
