/** Longer than any language that is in use; the relay takes no longer one. */
const LONGEST = 35;

/**
 * Returns the first of these languages in which this browser can write dates. What it does not know of one is left out
 * from its end, step by step (`pt-PT-ao90`, `pt-PT`): WordPress, themes and systems name languages that browsers refuse.
 */
export function usableLocale( ...wanted: ( string | undefined )[] ): string {
	for ( const locale of wanted ) {
		let tag = locale?.slice( 0, LONGEST );
		while ( tag ) {
			try {
				Intl.getCanonicalLocales( tag );
				return tag;
			} catch {
				// Without a hyphen, its last letter goes.
				tag = tag.slice( 0, tag.lastIndexOf( '-' ) );
			}
		}
	}
	return 'en';
}
