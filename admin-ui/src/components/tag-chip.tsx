import type { CSSProperties } from 'react';

interface Props {
	name: string;
}

/** Shows a tag. Its colour comes from its name, so that it is the same everywhere and nobody has to choose one. */
export function TagChip( { name }: Props ) {
	return (
		<bdi className="veranda-tag" style={ { '--veranda-tag-hue': hueOf( name ) } as CSSProperties }>
			{ name }
		</bdi>
	);
}

/** Returns the hue for a name, in degrees. Upper and lower case are the same tag. */
export function hueOf( name: string ): number {
	let hash = 0;
	for ( const character of name.toLowerCase() ) {
		hash = ( hash * 31 + ( character.codePointAt( 0 ) ?? 0 ) ) % 3_600;
	}
	// Steps of 15 degrees: colours that are nearly the same would look like a mistake.
	return ( hash % 24 ) * 15;
}
