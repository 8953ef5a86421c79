import type { PrechatField, PrechatOption } from '../../../../relay/protocol';
import { backSentence } from '../browser/back-sentence';
import { __ } from '../i18n';
import type { Values } from './hand-in';

/** Says what to expect where the chosen answer leads: the first of several, as the relay decides. */
export function AwayNote( { field: { options = [] }, value }: { field: PrechatField; value: Values[ string ] } ) {
	const chosen = Array.isArray( value ) ? value : [ value ];
	const [ first ] = options.filter( ( option ) => option.availability && chosen.includes( option.value ) );
	// Always there, so that it is read out when it says something else.
	return (
		<span class="prechat-note" role="status">
			{ first?.availability && sentenceOf( first.availability ) }
		</span>
	);
}

/** Says when somebody is back, or what can be done until then; nothing when they are there. */
function sentenceOf( { status, backAt }: NonNullable< PrechatOption[ 'availability' ] > ): string | null {
	if ( backAt ) {
		return backSentence( backAt );
	}
	switch ( status ) {
		case 'online':
			return null;
		case 'away':
			return __( 'Replies may take longer than usual.', 'veranda' );
		default:
			return __( 'Nobody is there right now. You can leave a message.', 'veranda' );
	}
}
