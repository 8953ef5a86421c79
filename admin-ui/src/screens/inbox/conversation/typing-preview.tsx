import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '../../../store';
import { useNow } from '../../../use-now';

interface Props {
	conversationId: string;
}

/** Shows who is typing, and for a visitor what they have typed so far. */
export function TypingPreview( { conversationId }: Props ) {
	const { typing, currentAgentId } = useSelect(
		( select ) => ( {
			typing: select( store ).findTyping( conversationId ),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[ conversationId ]
	);
	const now = useNow( typing ? 1_000 : null );

	// The clock of this hook stands still until something is typed.
	if ( ! typing || typing.until <= now || typing.author.id === currentAgentId ) {
		return null;
	}
	const name = typing.author.name || __( 'Visitor', 'veranda' );
	return (
		<div className="veranda-typing" aria-hidden="true">
			<span className="veranda-typing-dots">
				<span />
				<span />
				<span />
			</span>
			<span className="veranda-typing-name">
				{ sprintf(
					/* translators: %s: name of a person. */
					__( '%s is typing', 'veranda' ),
					name
				) }
			</span>
			{ typing.text && (
				<span className="veranda-typing-text" dir="auto">
					{ typing.text }
				</span>
			) }
		</div>
	);
}
