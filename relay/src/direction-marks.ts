/** What turns the direction of what follows, or ends such a turn. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Returns a name without the marks that would turn the line in which it stands (docs/threats.md A66). */
export function withoutDirectionMarks( name: string ): string {
	return name.replace( MARKS, '' );
}

/** Something that can be seen: no blanks, and no marks that only turn or join text. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

/** Tells whether there is anything to be seen of a name. */
export const isVisible = ( name: string ): boolean => VISIBLE.test( name );
