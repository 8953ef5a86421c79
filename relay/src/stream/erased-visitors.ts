import type { Logger } from 'pino';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';

/** Ids that one question to the database may name. */
const TOGETHER = 500;

/** The streams of visitors. */
interface VisitorStreams {
	visitorIds(): number[];
	/** Ends the streams of these visitors for good. */
	endErased( visitorIds: readonly number[] ): void;
}

/** Ends the streams of visitors who are not there any more. To be asked when the feed has begun another epoch. */
export class ErasedVisitors {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Pick< Stores, 'visitors' >,
		private readonly streams: VisitorStreams,
		private readonly log: Logger
	) {}

	/** Looks who of those that listen has been erased; never throws. */
	async end(): Promise< void > {
		try {
			const ids = this.streams.visitorIds();
			for ( let at = 0; at < ids.length; at += TOGETHER ) {
				const asked = ids.slice( at, at + TOGETHER );
				const existing = await this.stores.visitors.listExisting( this.db, asked );
				this.streams.endErased( asked.filter( ( id ) => ! existing.has( id ) ) );
			}
		} catch ( error ) {
			// They hear of nobody and nothing any more, and their tokens last for minutes.
			this.log.warn( { err: error }, 'Whose streams have ended could not be looked up.' );
		}
	}
}
