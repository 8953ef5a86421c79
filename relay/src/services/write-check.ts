import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { sqlTime } from '../store/sql-time';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';

/** How long an answer is good for, so that nobody keeps the database busy by asking. */
const REMEMBERED_MS = 100;
/** A write that takes longer is as bad as none. */
const LIMIT_MS = 400;

/** Finds out whether a write would succeed right now: a database that reads may be full, read-only or frozen a moment later. */
export class WriteCheck {
	private trying: Promise< boolean > | null = null;
	private wasGood = false;
	private checkedAt = -Infinity;

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly clock: Clock
	) {}

	/** Tries a write that leaves no trace; answers within half a second. */
	async isGood(): Promise< boolean > {
		if ( this.clock.monotonic() - this.checkedAt < REMEMBERED_MS ) {
			return this.wasGood;
		}
		this.trying ??= this.tryWrite().finally( () => {
			this.trying = null;
		} );
		let cancel = () => {};
		const late = new Promise< boolean >( ( resolve ) => {
			cancel = this.clock.after( LIMIT_MS, () => resolve( false ) );
		} );
		const isGood = await Promise.race( [ this.trying, late ] );
		cancel();
		return isGood;
	}

	private async tryWrite(): Promise< boolean > {
		const jti = `write-check-${ randomBytes( 16 ).toString( 'base64url' ) }`;
		this.wasGood = await this.database.rehearse( ( tx ) =>
			this.stores.visitorSessions.spendIdentity( tx, jti, sqlTime( this.clock.now() ) )
		);
		this.checkedAt = this.clock.monotonic();
		return this.wasGood;
	}
}
