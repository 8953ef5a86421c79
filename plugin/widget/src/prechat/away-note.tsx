import type { PrechatField } from '../../../../relay/protocol';
import { backSentence } from '../browser/back-sentence';
import type { Values } from './hand-in';

/** Says when somebody is back where the chosen answer leads: the first of several, as the relay decides. */
export function AwayNote( { field: { options = [] }, value }: { field: PrechatField; value: Values[ string ] } ) {
	const chosen = Array.isArray( value ) ? value : [ value ];
	const [ first ] = options.filter( ( option ) => option.availability && chosen.includes( option.value ) );
	const backAt = first?.availability?.backAt;
	// Always there, so that it is read out when it says something else.
	return (
		<span class="prechat-note" role="status">
			{ backAt && backSentence( backAt ) }
		</span>
	);
}
