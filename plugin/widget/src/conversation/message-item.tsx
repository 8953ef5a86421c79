import { formatTime, localeHere } from '../browser/format';
import { Face } from '../components/face';
import { isStuck } from '../connection/state';
import type { FailureProps } from '../connection/trouble';
import type { ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { __, sprintf } from '../i18n';
import { MessageText } from './message-text';
import { receiptOf, type Receipt } from './receipt';
import type { TimelineItem } from './timeline';

interface Props extends ViewProps {
	item: TimelineItem & { kind: 'message' };
}

/** A few emoji and nothing else: faces that need no bubble. */
const EMOJI_ONLY = /^(?:[\p{Extended_Pictographic}\p{RI}\p{EMod}\u200d\ufe0f\s]){1,24}$/u;

/** The relay has refused it, so the network is there. */
const Failure = lazy< FailureProps >( async () => ( await import( '../connection/trouble' ) ).Failure );

/** One message. Stays the same element from being written to being stored. */
export function MessageItem( { item, state, chat }: Props ) {
	const { author, message, body, at, isFirst, isLast, isLastOwn, pending } = item;
	const isFailed = pending?.state === 'failed';
	const receipt = isLastOwn ? receiptText( receiptOf( state ) ) : '';
	const Content = chat.contents[ message?.kind ?? 'text' ] ?? MessageText;
	const classes = [
		'message',
		author ? 'is-theirs' : 'is-own',
		isFirst && 'is-first',
		pending && isStuck( state.connection, pending ) && 'is-pending',
		isFailed && 'is-failed',
		EMOJI_ONLY.test( body ) && 'is-emoji',
	];
	return (
		<div class={ classes.filter( Boolean ).join( ' ' ) }>
			{ author && isLast && <Face name={ author.name } avatarUrl={ author.avatarUrl } /> }
			{ author && isFirst && (
				<span class="author" aria-hidden="true">
					<bdi>{ author.name }</bdi>
				</span>
			) }
			<span class="hidden">{ author ? saysText( author.name ) : __( 'You say:', 'veranda' ) }</span>
			<div class="bubble" dir="auto">
				<Content body={ body } message={ message } />
			</div>
			{ isFailed ? (
				<Failure clientId={ pending.clientId } code={ pending.errorCode } chat={ chat } />
			) : (
				( isLast || receipt ) && (
					// Not announced: whoever has sent something need not hear each step of its way.
					<span class="below" aria-live="off">
						{ ! pending && <time dateTime={ at.toISOString() }>{ formatTime( at, localeHere() ) }</time> }
						{ receipt && <span class="receipt">{ receipt }</span> }
					</span>
				)
			) }
		</div>
	);
}

function saysText( name: string ): string {
	/* translators: %s: an agent's name. */
	return sprintf( __( '%s says:', 'veranda' ), name );
}

function receiptText( receipt: Receipt ): string {
	switch ( receipt ) {
		case 'sending':
			return __( 'Sending…', 'veranda' );
		case 'waiting':
			return __( 'Not sent yet', 'veranda' );
		case 'sent':
			return __( 'Sent', 'veranda' );
		case 'read':
			return __( 'Read', 'veranda' );
		default:
			return '';
	}
}
