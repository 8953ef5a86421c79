import { LIMITS, type ExportSearchQuery, type SearchHit } from '../../protocol';
import { writeFile } from '../export-file';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import type { SearchService } from './search-service';

/** Everything that a search finds. */
export class SearchExport {
	constructor( private readonly searches: Pick< SearchService, 'search' > ) {}

	/** Begins a file; it is read page by page. */
	begin( agent: AgentParticipant, { q, format = 'csv' }: ExportSearchQuery ): AsyncIterable< string > {
		assertMayManage( agent );
		return writeFile( format, 'hits', this.read( agent, q ) );
	}

	private async *read( agent: AgentParticipant, q: string ): AsyncGenerator< SearchHit > {
		for ( let cursor: string | null | undefined; cursor !== null; ) {
			const page = await this.searches.search( agent, {
				q,
				limit: LIMITS.searchHitsPerPage,
				...( cursor === undefined ? {} : { cursor } ),
			} );
			yield* page.hits;
			cursor = page.nextCursor;
		}
	}
}
