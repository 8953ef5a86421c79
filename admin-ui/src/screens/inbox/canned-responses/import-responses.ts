import { systemClock, type Clock } from '../../../../../relay/client';
import type { CannedResponse } from '../../../../../relay/protocol';
import { patiently } from '../../../patiently';
import type { ReadLine } from './csv';
import { findSame, readResponseProblem, type ResponseContent } from './response-problem';

/** What became of a file. */
export interface ImportResult {
	added: number;
	replaced: number;
	/** Those that were there already, and were to stay. */
	skipped: number;
	refused: { line: number; shortcut: string; sentence: string }[];
}

interface Import {
	lines: readonly ReadLine[];
	/** Those that are there already. */
	all: readonly CannedResponse[];
	isReplacing: boolean;
	save( id: string | null, content: ResponseContent ): Promise< CannedResponse >;
	/** Told after each line. */
	onDone( lines: number ): void;
	clock?: Clock;
}

/** Saves the lines of a file, one after the other; what the relay refuses is named, and the others go on. */
export async function importResponses( {
	lines,
	all,
	isReplacing,
	save,
	onDone,
	clock = systemClock,
}: Import ): Promise< ImportResult > {
	const result: ImportResult = { added: 0, replaced: 0, skipped: 0, refused: [] };
	const known = [ ...all ];
	for ( const [ index, { line, content } ] of lines.entries() ) {
		const same = findSame( content, known );
		if ( same && ! isReplacing ) {
			result.skipped++;
		} else {
			try {
				known.push( await patiently( () => save( same?.id ?? null, content ), clock ) );
				result[ same ? 'replaced' : 'added' ]++;
			} catch ( error ) {
				result.refused.push( {
					line,
					shortcut: content.shortcut,
					sentence: readResponseProblem( error ).sentence,
				} );
			}
		}
		onDone( index + 1 );
	}
	return result;
}
