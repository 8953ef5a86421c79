import type { OwnConversation } from '../../../../relay/protocol';
import { formatDate, localeHere } from '../browser/format';
import { Face } from '../components/face';
import type { Chat } from '../core/chat';
import { __, sprintf } from '../i18n';

/** From 1 to 5. */
const FACES = [ '😞', '🙁', '😐', '🙂', '😀' ];

interface Props {
	conversation: OwnConversation;
	chat: Chat;
	onClick( event: { currentTarget: HTMLElement } ): void;
}

/** One conversation in the list: with whom, when, what was said last, and how it was. */
export function PastItem( { conversation, chat, onClick }: Props ) {
	const { lastMessage, rating } = conversation;
	const partner = partnerOf( conversation, chat );
	return (
		<button type="button" class="past-item" onClick={ onClick }>
			<Face { ...partner } />
			<span>
				<strong>
					<bdi>{ partner.name }</bdi>
				</strong>
				<small>{ dayOf( conversation ) }</small>
				{ lastMessage && <bdi class="past-line">{ lastMessage.body }</bdi> }
				{ rating && <small>{ ratingText( rating.score, chat ) }</small> }
			</span>
		</button>
	);
}

/** Returns who of the site it was with. */
function partnerOf( { assignee }: OwnConversation, { config: { title, logoUrl = null, logoAlt } }: Chat ) {
	// The name beside it says what the logo is.
	return assignee ?? { name: title, avatarUrl: logoUrl, ownAlt: logoAlt && '' };
}

/** Returns the day on which a conversation ended, in the visitor's language. */
export function dayOf( { closedAt, updatedAt }: OwnConversation ): string {
	return formatDate( new Date( closedAt ?? updatedAt ), new Date(), localeHere() );
}

function ratingText( score: number, { config: { ratingKind } }: Chat ): string {
	const marks: Record< string, string | undefined > = {
		faces: FACES[ score - 1 ],
		thumbs: score > 3 ? '👍' : '👎',
	};
	/* translators: %s: stars, a face, or a thumb. */
	return sprintf( __( 'Your rating: %s', 'veranda' ), marks[ ratingKind ?? '' ] ?? '★'.repeat( score ) );
}
