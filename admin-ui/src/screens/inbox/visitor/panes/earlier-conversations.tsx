import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '../../../../store';
import { formatDateTime } from '../../../../time';
import { LastLine } from '../../list/last-line';
import { closed } from '../../list/views/closed';
import { open } from '../../list/views/open';
import { formatRoute } from '../../route';
import type { PaneProps } from './pane';

/** The visitor's other conversations. Each opens in a new tab, so that the current one stays open. */
export function EarlierConversations( { conversation: { id: currentId, visitor } }: PaneProps ) {
	const visitorId = visitor.id;
	const { history, known } = useSelect(
		( select ) => ( {
			history: select( store ).getHistory( visitorId ),
			known: select( store ).getConversations(),
		} ),
		[ visitorId ]
	);
	const { conversations, status, cursor } = history;
	const { loadHistory } = useDispatch( store );
	// The store may have a newer version.
	const earlier = conversations
		.filter( ( { id } ) => id !== currentId )
		.map( ( each ) => known[ each.id ] ?? each )
		.sort( ( a, b ) => b.createdAt.localeCompare( a.createdAt ) );
	const isLoading = status === 'loading';
	const [ hasFailedBefore, setHasFailedBefore ] = useState( false );
	useEffect( () => {
		if ( ! isLoading ) {
			setHasFailedBefore( status === 'failed' );
		}
	}, [ isLoading, status ] );
	const hasFailed = status === 'failed' || ( isLoading && hasFailedBefore );
	// One button for both, which stays while loading, so that it keeps the focus.
	const hasButton = hasFailed || cursor !== null;
	const heading = useRef< HTMLHeadingElement >( null );
	const isButtonFocused = useRef( false );
	useEffect( () => {
		if ( ! hasButton && isButtonFocused.current ) {
			isButtonFocused.current = false;
			heading.current?.focus();
		}
	}, [ hasButton ] );

	// Most visitors are new: show nothing rather than an empty section, also while loading.
	if ( earlier.length === 0 && ! hasButton ) {
		return null;
	}
	return (
		<section className="veranda-earlier" aria-labelledby="veranda-earlier-heading">
			<h3 id="veranda-earlier-heading" ref={ heading } tabIndex={ -1 }>
				{ __( 'Earlier conversations', 'veranda' ) }
			</h3>
			{ earlier.length > 0 && (
				<ul>
					{ earlier.map( ( conversation ) => (
						<li key={ conversation.id }>
							<a
								href={ formatRoute( {
									view: conversation.state === 'closed' ? closed : open,
									conversationId: conversation.id,
									isVisitor: false,
									filters: {},
								} ) }
								target="_blank"
								rel="noreferrer"
							>
								<time dateTime={ conversation.createdAt }>
									{ formatDateTime( conversation.createdAt ) }
								</time>
								<span className="screen-reader-text"> { __( '(opens in a new tab)', 'veranda' ) }</span>
							</a>
							<span className="veranda-earlier-line">
								<bdi>
									<LastLine conversation={ conversation } draft="" />
								</bdi>
							</span>
						</li>
					) ) }
				</ul>
			) }
			{ status === 'failed' && (
				<p role="alert">{ __( 'The earlier conversations could not be read.', 'veranda' ) }</p>
			) }
			{ hasButton && (
				<Button
					variant="link"
					isBusy={ isLoading }
					disabled={ isLoading }
					accessibleWhenDisabled
					onClick={ () => void loadHistory( visitorId ) }
					onFocus={ () => ( isButtonFocused.current = true ) }
					onBlur={ () => ( isButtonFocused.current = false ) }
				>
					{ hasFailed ? __( 'Try again', 'veranda' ) : __( 'Show older conversations', 'veranda' ) }
				</Button>
			) }
		</section>
	);
}
