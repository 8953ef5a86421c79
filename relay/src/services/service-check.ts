import { PROTOCOL_VERSION, SCHEMA_VERSION, type ServiceCheckAnswer, type ServiceCheckRequest } from '../../protocol';
import { isoTime, type Clock } from '../clock';
import type { SeenClients } from '../seen-clients';
import type { Queryable } from '../store/queryable';
import type { SchemaStore } from '../store/schema-store';
import type { TokenIssuer } from '../tokens/token-issuer';
import { RELAY_VERSION } from '../version';

/** Answers the plugin's connection check. */
export class ServiceCheck {
	constructor(
		private readonly issuer: TokenIssuer,
		private readonly schema: SchemaStore,
		private readonly db: Queryable,
		private readonly origins: readonly string[],
		private readonly seenClients: SeenClients,
		private readonly clock: Clock
	) {}

	/** Proves that the relay holds the site's secret, and tells what it serves. */
	async answer( { nonce }: ServiceCheckRequest ): Promise< ServiceCheckAnswer > {
		return {
			proof: this.issuer.forService( nonce ).token,
			protocol: PROTOCOL_VERSION,
			relayVersion: RELAY_VERSION,
			serverTime: isoTime( this.clock.now() ),
			schema: { serves: SCHEMA_VERSION, found: await this.findSchema() },
			origins: [ ...this.origins ],
			clients: this.seenClients.report(),
		};
	}

	/* The check is made when something is wrong, and the database may be what it is. */
	private async findSchema(): Promise< number | null > {
		try {
			const found = await this.schema.findVersion( this.db );
			if ( found === SCHEMA_VERSION ) {
				await this.schema.assertAccess( this.db );
			}
			return found;
		} catch {
			return null;
		}
	}
}
