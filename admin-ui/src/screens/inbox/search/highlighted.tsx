import type { SearchHighlight } from '../../../../../relay/protocol';

/** Shows a text as text, with marks where something was found. */
export function Highlighted( { text, ranges }: Pick< SearchHighlight, 'text' | 'ranges' > ) {
	const starts = [ 0, ...ranges.map( ( { end } ) => end ) ];
	return (
		<bdi>
			{ starts.map( ( start, place ) => {
				const range = ranges[ place ];
				return (
					<span key={ start }>
						{ text.slice( start, range?.start ) }
						{ range && <mark>{ text.slice( range.start, range.end ) }</mark> }
					</span>
				);
			} ) }
		</bdi>
	);
}
