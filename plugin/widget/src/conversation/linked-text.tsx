import { findLinks } from './links';

interface Props {
	text: string;
}

/** What a person wrote, as text; addresses can be clicked. Never HTML. */
export function LinkedText( { text }: Props ) {
	return (
		<>
			{ findLinks( text ).map( ( piece, index ) =>
				piece.href ? (
					<a key={ index } href={ piece.href } target="_blank" rel="noopener noreferrer nofollow ugc">
						{ piece.text }
					</a>
				) : (
					piece.text
				)
			) }
		</>
	);
}
