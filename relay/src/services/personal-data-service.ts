import { isoTime, type Clock } from '../clock';
import { notFound } from '../errors';
import { toJson } from '../json';
import { presentVisitorDetails } from '../present/visitors';
import { PERSONAL_DATA } from './personal-data';
import type { Sources } from './personal-data/kind';

/** Everything that is kept about a visitor, for them to have. */
export class PersonalDataService {
	constructor(
		private readonly sources: Sources,
		private readonly clock: Clock
	) {}

	/** Writes it as JSON, in pieces that are small enough to hold. */
	async *read( visitorId: number ): AsyncGenerator< string, void > {
		const { database, stores } = this.sources;
		const row = await stores.visitors.find( database, visitorId );
		if ( row === null ) {
			throw notFound();
		}
		const known = { details: await stores.visitorDetails.find( database, visitorId ), edits: [], notes: [] };
		const {
			online: _online,
			fields: _fields,
			edits: _edits,
			notes: _notes,
			...visitor
		} = presentVisitorDetails( row, known, false );
		yield `{"exportedAt":${ toJson( isoTime( this.clock.now() ) ) },"visitor":${ toJson( visitor ) }`;
		for ( const { name, read } of PERSONAL_DATA ) {
			yield `,${ toJson( name ) }:`;
			yield* read( visitorId, this.sources );
		}
		yield '}';
	}
}
