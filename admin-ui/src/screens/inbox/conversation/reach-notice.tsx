import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { SafeLink } from '../../../components/safe-link';
import { sprintf } from '../../../sprintf';
import { visitorName } from '../../../visitor-name';
import { reachOf, type AnswerMailState, type Reach } from './reach';

interface Props {
	conversation: Conversation;
	mail: AnswerMailState;
}

/** Says how an answer reaches a visitor who has left, or that it does not, before one is written. */
export function ReachNotice( { conversation, mail }: Props ) {
	const { visitor } = conversation;
	const reach = reachOf( conversation, mail );
	if ( reach === 'chat' ) {
		return null;
	}
	const sentence = sentences[ reach ]( visitorName( visitor ), visitor.email ?? '' );
	return (
		<Notice
			className="veranda-reach"
			status={ reach === 'mail' ? 'info' : 'warning' }
			isDismissible={ false }
			spokenMessage={ sentence }
			politeness="polite"
		>
			{ sentence }{ ' ' }
			{ reach !== 'mail' && visitor.email && (
				<SafeLink
					href={ mailtoOf( visitor.email ) }
					/* translators: %s: an email address. */
					text={ sprintf( __( 'Write to %s instead', 'veranda' ), visitor.email ) }
				/>
			) }
		</Notice>
	);
}

const sentences: Record< Exclude< Reach, 'chat' >, ( name: string, email: string ) => string > = {
	mail: ( name, email ) =>
		sprintf(
			/* translators: 1: name of a visitor, 2: their email address. */
			__( '%1$s has left the chat. Your answer goes to %2$s by email.', 'veranda' ),
			name,
			email
		),
	'no-address': ( name ) =>
		sprintf(
			/* translators: %s: name of a visitor. */
			__( '%s has left the chat without an email address, and sees your answer only on coming back.', 'veranda' ),
			name
		),
	'mail-off': ( name ) =>
		sprintf(
			/* translators: %s: name of a visitor. */
			__(
				'%s has left the chat, and answers by email are switched off. They see your answer only on coming back.',
				'veranda'
			),
			name
		),
	'mail-failing': ( name ) =>
		sprintf(
			/* translators: %s: name of a visitor. */
			__(
				'%s has left the chat, and this site cannot send email right now. It tries again; until then they see your answer only on coming back.',
				'veranda'
			),
			name
		),
};

/** Returns an address for a link that writes to one person, whatever may be part of an email address. */
function mailtoOf( email: string ): string {
	return `mailto:${ encodeURIComponent( email ).replace( '%40', '@' ) }`;
}
