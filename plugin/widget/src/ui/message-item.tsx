import type { ChatController } from '../chat-controller';
import { __, sprintf } from '../i18n';
import { timeOf, type TimelineItem } from '../timeline';
import { Face } from './face';
import { LinkedText } from './linked-text';

interface Props {
	item: TimelineItem & { kind: 'message' };
	controller: ChatController;
}

/** One message. Stays the same element from being written to being stored. */
export function MessageItem( { item, controller }: Props ) {
	const { author, body, at, isFirst, isLast, pending } = item;
	const isFailed = pending?.state === 'failed';
	const classes = [
		'message',
		author ? 'is-theirs' : 'is-own',
		isFirst && 'is-first',
		isLast && 'is-last',
		pending && 'is-pending',
		isFailed && 'is-failed',
	];
	return (
		<div class={ classes.filter( Boolean ).join( ' ' ) }>
			{ author && isLast && <Face { ...author } /> }
			<div class="message-content">
				{ author && isFirst && (
					<span class="author" aria-hidden="true">
						<bdi>{ author.name }</bdi>
					</span>
				) }
				<span class="hidden">
					{ author ? sprintf( __( '%s says:', 'veranda' ), author.name ) : __( 'You say:', 'veranda' ) }{ ' ' }
				</span>
				<div class={ isOnlyEmoji( body ) ? 'bubble is-emoji' : 'bubble' } dir="auto">
					<LinkedText text={ body } />
				</div>
				{ isLast && ! pending && (
					<time dateTime={ at.toISOString() }>{ timeOf( at, document.documentElement.lang ) }</time>
				) }
				{ isFailed && <Failure pending={ pending } controller={ controller } /> }
			</div>
		</div>
	);
}

interface FailureProps {
	pending: NonNullable< Props[ 'item' ][ 'pending' ] >;
	controller: ChatController;
}

function Failure( { pending, controller }: FailureProps ) {
	const isTooLong = pending.errorCode === 'message_too_long' || pending.errorCode === 'request_too_large';
	return (
		<div class="failure">
			<span>
				{ isTooLong
					? __( 'Not sent: the message is too long.', 'veranda' )
					: __( 'Not sent.', 'veranda' ) }
			</span>
			<button type="button" class="link-button" onClick={ () => controller.retry( pending.clientId ) }>
				{ __( 'Try now', 'veranda' ) }
			</button>
			<button type="button" class="link-button" onClick={ () => controller.remove( pending.clientId ) }>
				{ __( 'Remove', 'veranda' ) }
			</button>
		</div>
	);
}

/** One to three emoji alone are shown large. */
function isOnlyEmoji( body: string ): boolean {
	return body.length <= 40 && /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\u200D\uFE0F]*\s*){1,3}$/u.test( body );
}
