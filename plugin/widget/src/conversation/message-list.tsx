import { Component, createRef } from 'preact';
import { localeHere } from '../browser/format';
import { Face } from '../components/face';
import type { ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { Slot } from '../core/slot';
import type { State } from '../features';
import { __ } from '../i18n';
import { MessageItem } from './message-item';
import { joinedSentence } from './joined-sentence';
import type { MissedPillProps } from './missed-pill';
import type { NoticeProps } from './notice';
import { isMarked } from '../resume/mark';
import './skeleton.css';
import { isForVisitor, visibleEntries } from './state';
import { arrange } from './timeline';

/** Somebody joins before the first answer; whatever else may happen comes later, with a chunk of its own. */
const LaterNotice = lazy< NoticeProps >(
	async () => ( await import( './notice' ) ).Notice,
	() => null
);

/** What can be missed is an answer, with which this comes. */
const MissedPill = lazy< MissedPillProps >(
	async () => ( await import( '../later-features' ) ).MissedPill,
	() => null
);

function Notice( { message }: NoticeProps ) {
	const { name } = message.author;
	return message.body === 'agent_joined' && name ? (
		<>{ joinedSentence( name ) }</>
	) : (
		<LaterNotice message={ message } />
	);
}

/** Returns messages, with what happened and the days between them. */
export function linesOf( { state, chat }: ViewProps ) {
	const { newFrom } = state.conversation;
	return arrange( visibleEntries( state ), { newFrom, now: new Date(), locale: localeHere() } ).map( ( item ) =>
		item.kind === 'message' ? (
			<MessageItem key={ item.key } item={ item } state={ state } chat={ chat } />
		) : (
			<p key={ item.key } class={ item.kind }>
				<span>{ item.kind === 'notice' ? <Notice message={ item.message } /> : item.text }</span>
			</p>
		)
	);
}

/** So near the end the reader counts as being there. */
const NEAR = 48;
/** So near the start older messages are loaded. */
const EARLY = 160;

/** Everything that was said, and what is going on. Follows the end only while the reader is there. */
export class MessageList extends Component< ViewProps > {
	private readonly element = createRef< HTMLDivElement >();
	private isAtEnd = true;
	/** The last message that was there when the reader was at the end. */
	private seenSeq = 0;
	/** The keyboard, or a growing composer, takes room from below. */
	private readonly observer = new ResizeObserver( () => this.isAtEnd && this.goToEnd() );

	override componentDidMount() {
		this.goToEnd();
		this.observer.observe( this.element.current as Element );
	}

	override componentWillUnmount() {
		this.observer.disconnect();
	}

	override getSnapshotBeforeUpdate() {
		return this.element.current?.scrollHeight ?? 0;
	}

	override componentDidUpdate( { state: before }: ViewProps, _state: object, heightBefore: number ) {
		const { state } = this.props;
		const element = this.element.current as HTMLElement;
		const hasWritten = state.connection.pending.length > before.connection.pending.length;
		if ( this.isAtEnd || hasWritten ) {
			this.goToEnd();
		} else if ( firstSeq( state ) < firstSeq( before ) ) {
			// Older messages came in above: what was being read stays where it is.
			element.scrollTop += element.scrollHeight - heightBefore;
		}
	}

	private readonly goToEnd = () => {
		const element = this.element.current as HTMLElement;
		element.scrollTop = element.scrollHeight;
		this.look();
	};

	private readonly look = () => {
		const { state, chat } = this.props;
		const element = this.element.current;
		if ( ! element ) {
			// Browsers report the scrolling of what has just been taken away, too.
			return;
		}
		const { scrollTop, scrollHeight, clientHeight } = element;
		this.isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
		if ( this.isAtEnd ) {
			const isBehind = missedIn( state, this.seenSeq ) > 0;
			this.seenSeq = state.conversation.log.completeTo;
			chat.dispatch( { type: 'end.reached' } );
			if ( isBehind ) {
				this.forceUpdate();
			}
		}
		if ( scrollTop < EARLY ) {
			chat.connection?.sync.loadOlder();
		}
	};

	private readonly handlePill = () => {
		this.goToEnd();
		this.element.current?.focus();
	};

	override render( { state, chat }: ViewProps ) {
		const { current, log, typing, isLoadingOlder } = state.conversation;
		const missed = this.isAtEnd ? 0 : missedIn( state, this.seenSeq );
		const { greeting, title, logoUrl = null, logoAlt, siteId } = chat.config;
		const entries = visibleEntries( state );
		const isEmpty = ! current && ! entries.length;
		// Nobody is greeted anew for the moment in which their conversation is on its way.
		const isComing = state.session.phase === 'opening' && isMarked( siteId );
		return (
			<div class="messages-frame">
				{ /* A keyboard must be able to scroll what a mouse can. */ }
				<div ref={ this.element } class="messages" tabIndex={ 0 } onScroll={ this.look }>
					{ isComing ? (
						<span class="bone" />
					) : (
						isEmpty && <Slot name="welcome" state={ state } chat={ chat } />
					) }
					{ greeting && ! log.hasOlder && ! isEmpty && (
						<div class="message is-theirs is-first">
							<Face name={ title } avatarUrl={ logoUrl } ownAlt={ logoAlt && '' } />
							<p class="bubble" dir="auto">
								{ greeting }
							</p>
						</div>
					) }
					{ /* Each message is announced once, as it comes; what is loaded from the past is not. */ }
					<div
						role="log"
						aria-label={ __( 'Messages', 'veranda' ) }
						aria-live="polite"
						aria-busy={ isLoadingOlder || ( !! current && ! log.isLoaded ) }
					>
						{ linesOf( this.props ) }
					</div>
					{ typing && (
						<div class="message is-theirs is-first typing">
							<Face { ...typing } />
							<span class="bubble">
								<i />
								<i />
								<i />
							</span>
						</div>
					) }
					<div class="cards">
						<Slot name="card" state={ state } chat={ chat } />
					</div>
				</div>
				{ isLoadingOlder && <span class="spinner" /> }
				{ missed > 0 && <MissedPill missed={ missed } onClick={ this.handlePill } /> }
			</div>
		);
	}
}

function firstSeq( { conversation: { log } }: State ): number {
	return log.messages[ 0 ]?.seq ?? 0;
}

function missedIn( { conversation: { log } }: State, seenSeq: number ): number {
	return log.messages.filter( ( message ) => message.seq > seenSeq && isForVisitor( message ) ).length;
}
