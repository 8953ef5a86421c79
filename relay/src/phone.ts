import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Tells whether numbers without a country code can be read as those of this country: two capital letters (ISO 3166-1). */
export function isPhoneCountry( country: string ): boolean {
	return isSupportedCountry( country );
}

/**
 * Reads a phone number as people write them, and returns it in the form in which it is kept: E.164, and ` ext. 12` behind it
 * if there is an extension. Null: nobody has such a number, or its country is not known. Of a number with a country code the
 * length is checked and not the range: countries open new ones, and whoever has one wants to be called, too. One without
 * belongs to `country`, and must fit there: a number of another country would become a stranger's. Empty: it is refused.
 */
export function readPhone( text: string, country: string ): string | null {
	const national = isSupportedCountry( country )
		? parsePhoneNumberFromString( text, { defaultCountry: country, extract: false } )
		: undefined;
	// Most countries write 00 for the plus sign.
	const international = () => parsePhoneNumberFromString( text.replace( /^00(?=[1-9])/, '+' ), { extract: false } );
	const phone = national?.isValid() ? national : international();
	if ( ! phone?.isPossible() ) {
		return null;
	}
	return phone.ext ? `${ phone.number } ext. ${ phone.ext }` : phone.number;
}

/** Writes a stored number as people read it, with its country code. What is no number, kept by an older relay, stays as it is. */
export function presentPhone( stored: string ): string {
	const phone = parsePhoneNumberFromString( stored, { extract: false } );
	if ( ! phone ) {
		return stored;
	}
	const number = phone.format( 'INTERNATIONAL', { formatExtension: ( formatted ) => formatted } );
	return phone.ext ? `${ number } ext. ${ phone.ext }` : number;
}
