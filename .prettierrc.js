/*
 * WordPress's style, with lines of 120 characters as its PHP has: a call with
 * typed arguments stays on one line, and a file on one screen more often.
 */
module.exports = {
	...require( '@wordpress/prettier-config' ),
	printWidth: 120,
};
