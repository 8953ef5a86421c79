import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __, _n, sprintf } from '../i18n';
import { receiptOf, visibleEntries, type State } from '../state';
import { arrange, type TimelineItem } from '../timeline';
import { Face } from './face';
import { DownIcon } from './icons';
import { MessageItem } from './message-item';
import { Waiting } from './waiting';

interface Props {
	state: State;
	controller: ChatController;
}

/** So near the end the reader counts as being there. */
const NEAR = 48;
/** So near the start older messages are loaded. */
const EARLY = 160;

/** Everything that was said, and what is going on. Follows the end only while the reader is there. */
export function MessageList( { state, controller }: Props ) {
	const scroller = useRef< HTMLDivElement >( null );
	const isAtEnd = useRef( true );
	const before = useRef( { height: 0, top: 0, first: 0 } );
	const [ missed, setMissed ] = useState( 0 );
	const entries = visibleEntries( state );
	const items = arrange( entries, {
		newFrom: state.newFrom,
		now: new Date(),
		locale: document.documentElement.lang,
	} );
	const first = state.log.messages[ 0 ]?.seq ?? 0;
	const last = entries[ entries.length - 1 ];
	const lastKey = last?.key;
	const isLastOwn = ! last?.message || last.message.author.type === 'visitor';

	useLayoutEffect( () => {
		const element = scroller.current;
		if ( ! element ) {
			return;
		}
		const { height, top, first: firstBefore } = before.current;
		if ( isAtEnd.current ) {
			element.scrollTop = element.scrollHeight;
		} else if ( first < firstBefore ) {
			// Older messages came in above: what was being read stays where it is.
			element.scrollTop = top + element.scrollHeight - height;
		}
		before.current = { height: element.scrollHeight, top: element.scrollTop, first };
	} );

	useEffect( () => {
		const element = scroller.current;
		if ( element && isLastOwn ) {
			// One's own message is always shown.
			element.scrollTop = element.scrollHeight;
		} else if ( isAtEnd.current ) {
			controller.markSeen();
		} else {
			setMissed( ( count ) => count + 1 );
		}
	}, [ lastKey ] );

	useEffect( () => {
		// The keyboard, or a growing composer, takes room from below.
		const element = scroller.current;
		if ( ! element || typeof ResizeObserver !== 'function' ) {
			return;
		}
		const observer = new ResizeObserver( () => {
			if ( isAtEnd.current ) {
				element.scrollTop = element.scrollHeight;
			}
		} );
		observer.observe( element );
		return () => observer.disconnect();
	}, [] );

	const handleScroll = () => {
		const element = scroller.current;
		if ( ! element ) {
			return;
		}
		before.current.top = element.scrollTop;
		isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
		if ( isAtEnd.current ) {
			setMissed( 0 );
			controller.markSeen();
		}
		if ( element.scrollTop < EARLY ) {
			void controller.loadOlder();
		}
	};
	const goToEnd = () => scroller.current?.scrollTo( { top: scroller.current.scrollHeight, behavior: 'smooth' } );

	return (
		<div class="messages-frame">
			{ /* A keyboard must be able to scroll what a mouse can. */ }
			{ /* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */ }
			<div ref={ scroller } class="messages" tabIndex={ 0 } onScroll={ handleScroll }>
				{ state.isLoadingOlder && <span class="spinner" /> }
				{ ! state.log.hasOlder && <Greeting controller={ controller } /> }
				<Log items={ items } isQuiet={ state.isLoadingOlder || ! state.log.isLoaded } controller={ controller } />
				<Receipt state={ state } />
				{ state.typing && (
					<div class="typing">
						<Face { ...state.typing } />
						<span class="dots">
							<i />
							<i />
							<i />
						</span>
					</div>
				) }
				<Waiting state={ state } controller={ controller } />
			</div>
			{ missed > 0 && (
				<button type="button" class="pill" onClick={ goToEnd }>
					<DownIcon />
					{ sprintf( _n( '%d new message', '%d new messages', missed, 'veranda' ), missed ) }
				</button>
			) }
		</div>
	);
}

interface LogProps {
	items: TimelineItem[];
	isQuiet: boolean;
	controller: ChatController;
}

/** The messages alone: each is announced once, as it comes. What is loaded later from the past is not. */
function Log( { items, isQuiet, controller }: LogProps ) {
	return (
		<div
			class="log"
			role="log"
			aria-label={ __( 'Messages', 'veranda' ) }
			aria-live="polite"
			aria-relevant="additions"
			aria-busy={ isQuiet }
		>
			{ items.map( ( item ) => {
				switch ( item.kind ) {
					case 'day':
						return (
							<p key={ item.key } class="day">
								<span>{ item.label }</span>
							</p>
						);
					case 'new':
						return (
							<p key={ item.key } class="day is-new">
								<span>{ __( 'New', 'veranda' ) }</span>
							</p>
						);
					case 'notice':
						return (
							<p key={ item.key } class="notice">
								{ item.text }
							</p>
						);
					case 'message':
						return <MessageItem key={ item.key } item={ item } controller={ controller } />;
				}
			} ) }
		</div>
	);
}

function Greeting( { controller }: { controller: ChatController } ) {
	const { greeting, title } = controller.config;
	if ( ! greeting ) {
		return null;
	}
	return (
		<div class="greeting">
			<Face name={ title } avatarUrl={ null } />
			<p class="bubble" dir="auto">
				{ greeting }
			</p>
		</div>
	);
}

/** Not announced: whoever has sent something need not hear each step of its way. */
function Receipt( { state }: { state: State } ) {
	switch ( receiptOf( state ) ) {
		case 'sending':
			return <p class="receipt">{ __( 'Sending…', 'veranda' ) }</p>;
		case 'waiting':
			return <p class="receipt is-waiting">{ __( 'Waiting for the connection', 'veranda' ) }</p>;
		case 'sent':
			return <p class="receipt">{ __( 'Sent', 'veranda' ) }</p>;
		case 'read':
			return <p class="receipt">{ __( 'Read', 'veranda' ) }</p>;
		default:
			return null;
	}
}
