const SHAPE = /^[+\d][\d ().\/-]*$/;
const FEWEST_DIGITS = 5;
const MOST_DIGITS = 15;

/** Tells whether a text can be somebody's phone number, however it is written. */
export function isPhoneNumber( text: string ): boolean {
	const digits = text.replace( /\D/g, '' ).length;
	return SHAPE.test( text ) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}
