import { LIMITS, type ExportSearchQuery, type SearchExportFormat, type SearchHit } from '../../protocol';
import { csvLine, csvStart } from '../csv';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import type { SearchService } from './search-service';

const COLUMNS = [ 'Said at', 'By', 'Kind', 'Text', 'Visitor', 'Email', 'Page', 'Tags', 'Conversation' ];

/** Begins, divides and ends a list of hits. */
const WRITERS: Record<
	SearchExportFormat,
	{ start: string; between: string; end: string; write( hit: SearchHit ): string }
> = {
	csv: { start: csvStart( COLUMNS ), between: '', end: '', write: ( hit ) => csvLine( cellsOf( hit ) ) },
	json: { start: '{"hits":[', between: ',', end: ']}', write: ( hit ) => JSON.stringify( hit ) },
};

/** Everything that a search finds. */
export class SearchExport {
	constructor( private readonly searches: Pick< SearchService, 'search' > ) {}

	/** Begins a file; it is read page by page, so that it takes no more memory than one of them. */
	begin( agent: AgentParticipant, { q, format = 'csv' }: ExportSearchQuery ): AsyncIterable< string > {
		assertMayManage( agent );
		return this.write( agent, q, format );
	}

	private async *write( agent: AgentParticipant, q: string, format: SearchExportFormat ): AsyncIterable< string > {
		const { start, between, end, write } = WRITERS[ format ];
		yield start;
		let isFirst = true;
		for ( let cursor: string | null | undefined; cursor !== null; ) {
			const page = await this.searches.search( agent, {
				q,
				limit: LIMITS.searchHitsPerPage,
				...( cursor === undefined ? {} : { cursor } ),
			} );
			for ( const hit of page.hits ) {
				yield ( isFirst ? '' : between ) + write( hit );
				isFirst = false;
			}
			cursor = page.nextCursor;
		}
		yield end;
	}
}

const cellsOf = ( { conversation, message }: SearchHit ): string[] => [
	message?.createdAt ?? '',
	message === null ? '' : message.author.name || message.author.type,
	message?.kind ?? '',
	message?.body ?? '',
	conversation.visitor.name,
	conversation.visitor.email ?? '',
	conversation.visitor.page?.url ?? '',
	conversation.tags.join( ', ' ),
	conversation.id,
];
