import { findLinks } from '../../../../relay/client/message-links';
import type { ContentProps } from '../core/feature';
import './linked-text.css';

/** What a person wrote, as text; addresses can be clicked. */
export function LinkedText( { body }: ContentProps ) {
	return (
		<>
			{ findLinks( body ).map( ( piece, index ) =>
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
