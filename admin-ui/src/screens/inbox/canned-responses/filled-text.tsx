import { findPlaceholders } from './placeholders';

/** A text in which what could not be filled in stands out. */
export function FilledText( { text }: { text: string } ) {
	const parts = findPlaceholders( text ).reduce(
		( before, placeholder ) =>
			before.flatMap( ( part ) =>
				part
					.split( placeholder )
					.flatMap( ( between, index ) => ( index === 0 ? [ between ] : [ placeholder, between ] ) )
			),
		[ text ]
	);
	return <>{ parts.map( ( part, index ) => ( index % 2 === 1 ? <mark key={ index }>{ part }</mark> : part ) ) }</>;
}
