import { oneLine } from '../../../../relay/protocol/shorten';
import { EMAIL_CHARACTERS, NAME_CHARACTERS } from '../browser/limits';
import type { PageFacts } from './veranda';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Returns those facts that can be told, without white space around them; null: what the page gave is no such thing. */
export function readFacts( given: unknown ): PageFacts | null {
	const { name = '', email = '' } = ( given ?? {} ) as Record< string, unknown >;
	if ( typeof name !== 'string' || typeof email !== 'string' ) {
		return null;
	}
	const cleanName = oneLine( name );
	const cleanEmail = email.trim();
	const isFit =
		cleanName.length <= NAME_CHARACTERS &&
		cleanEmail.length <= EMAIL_CHARACTERS &&
		( cleanEmail === '' || EMAIL.test( cleanEmail ) );
	return isFit && ( cleanName || cleanEmail )
		? { ...( cleanName && { name: cleanName } ), ...( cleanEmail && { email: cleanEmail } ) }
		: null;
}
