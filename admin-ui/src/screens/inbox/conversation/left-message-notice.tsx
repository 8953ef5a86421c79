import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Visitor } from '../../../../../relay/protocol';
import { SafeLink } from '../../../components/safe-link';
import type { Entry } from '../../../store/messages/selectors';

interface Props {
	visitor: Visitor;
}

/** Tells whether a conversation is a message that was left: nobody is in the chat to read an answer. */
export function isLeftMessage( entries: Entry[] ): boolean {
	return entries.some( ( { message } ) => message?.kind === 'system' && message.body === 'left_while_away' );
}

/** Says that an answer written here reaches nobody, and where to write instead. */
export function LeftMessageNotice( { visitor: { email } }: Props ) {
	const sentence = __(
		'Whoever left this message is not in the chat: a reply that you write here does not reach them.',
		'veranda'
	);
	return (
		<Notice
			className="veranda-left-message"
			status="warning"
			isDismissible={ false }
			spokenMessage={ sentence }
			politeness="polite"
		>
			{ sentence }{ ' ' }
			{ email && (
				<SafeLink
					href={ mailtoOf( email ) }
					/* translators: %s: an e-mail address. */
					text={ sprintf( __( 'Write to %s instead', 'veranda' ), email ) }
				/>
			) }
		</Notice>
	);
}

/** Returns an address for a link that writes to one person, whatever may be part of an e-mail address. */
function mailtoOf( email: string ): string {
	return `mailto:${ encodeURIComponent( email ).replace( '%40', '@' ) }`;
}
