/** What turns the direction of what follows, or ends such a turn. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Returns a name without the marks that would turn the line in which it stands (docs/threats.md A66). */
export function withoutDirectionMarks( name: string ): string {
	return name.replace( MARKS, '' );
}
