import * as i18n from '@wordpress/i18n';
import { isolated } from '../../relay/client';

/**
 * Puts values into a sentence, as WordPress's `sprintf` does, so that none of them turns the sentence (docs/threats.md A66):
 * whoever has `\u202e` in their name would write the rest of it backwards.
 */
export function sprintf( sentence: string, ...values: ( string | number )[] ): string {
	return i18n.sprintf(
		sentence,
		...values.map( ( value ) => ( typeof value === 'string' ? isolated( value, i18n.isRTL() ) : value ) )
	);
}
