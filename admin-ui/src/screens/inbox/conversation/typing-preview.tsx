import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { visitorName } from '../../../visitor-name';

interface Props {
	conversationId: string;
}

/** Shows who is typing, and what a visitor has typed so far. */
export function TypingPreview( { conversationId }: Props ) {
	const typing = useSelect( ( select ) => select( store ).findTyping( conversationId ), [ conversationId ] );
	if ( ! typing ) {
		return null;
	}
	const name = visitorName( typing.author );
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
