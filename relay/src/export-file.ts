import type { Conversation, ExportFormat, Message } from '../protocol';
import { csvLine, csvStart } from './csv';

/** What one line of a file is about: a message in its conversation; null: the conversation alone. */
export interface ExportedRow {
	conversation: Conversation;
	message: Message | null;
}

/** What files are sent as. */
export const MEDIA_TYPES = {
	csv: 'text/csv; charset=utf-8',
	json: 'application/json; charset=utf-8',
} satisfies Record< ExportFormat, string >;

const COLUMNS = [ 'Said at', 'By', 'Kind', 'Text', 'Visitor', 'Email', 'Page', 'Tags', 'Conversation' ];

/** Writes a file while its rows are read, so that it takes no more memory than a few of them; as JSON, `{"<name>":[…]}`. */
export async function* writeFile< Row extends ExportedRow >(
	format: ExportFormat,
	name: string,
	rows: AsyncIterable< Row >
): AsyncGenerator< string > {
	const isCsv = format === 'csv';
	yield isCsv ? csvStart( COLUMNS ) : `{${ JSON.stringify( name ) }:[`;
	let between = '';
	for await ( const row of rows ) {
		yield isCsv ? csvLine( cellsOf( row ) ) : between + JSON.stringify( row );
		between = ',';
	}
	yield isCsv ? '' : ']}';
}

const cellsOf = ( { conversation, message }: ExportedRow ): string[] => [
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
