import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { formatRoute } from '../screens/inbox/route';
import { store } from '../store';
import { formatDateTime } from '../time';
import { LastLine } from './conversation-list-item';

interface Props {
	visitorId: string;
	/** The conversation that is open beside it. */
	currentId: string;
}

/** The visitor's other conversations; each opens in a tab of its own, so that the one at hand stays. */
export function EarlierConversations( { visitorId, currentId }: Props ) {
	const { history, known } = useSelect(
		( select ) => ( {
			history: select( store ).getHistory( visitorId ),
			known: select( store ).getConversations(),
		} ),
		[ visitorId ]
	);
	const { conversations, status, cursor } = history;
	const { loadHistory } = useDispatch( store );
	// What is told of one after it was read is in the lists.
	const earlier = conversations
		.filter( ( { id } ) => id !== currentId )
		.map( ( each ) => known[ each.id ] ?? each )
		.sort( ( a, b ) => b.createdAt.localeCompare( a.createdAt ) );
	const isLoading = status === 'loading';
	const handleMore = () => void loadHistory( visitorId );

	// Most visitors have come for the first time: nothing is said of nothing, also while it is not known yet.
	if ( earlier.length === 0 && status !== 'failed' && cursor === null ) {
		return null;
	}
	return (
		<section className="veranda-earlier" aria-labelledby="veranda-earlier-heading">
			<h3 id="veranda-earlier-heading">{ __( 'Earlier conversations', 'veranda' ) }</h3>
			{ earlier.length > 0 && (
				<ul>
					{ earlier.map( ( conversation ) => (
						<li key={ conversation.id }>
							<a
								href={ formatRoute( {
									view: conversation.state === 'closed' ? 'closed' : 'open',
									conversationId: conversation.id,
									isVisitor: false,
								} ) }
								target="_blank"
								rel="noreferrer"
							>
								<time dateTime={ conversation.createdAt }>
									{ formatDateTime( conversation.createdAt ) }
								</time>
								<span className="screen-reader-text"> { __( '(opens in a new tab)', 'veranda' ) }</span>
							</a>
							<span className="veranda-earlier-line" dir="auto">
								<LastLine conversation={ conversation } draft="" />
							</span>
						</li>
					) ) }
				</ul>
			) }
			{ status === 'failed' && (
				<p role="alert">
					{ __( 'The earlier conversations could not be read.', 'veranda' ) }{ ' ' }
					<Button variant="link" onClick={ handleMore }>
						{ __( 'Try again', 'veranda' ) }
					</Button>
				</p>
			) }
			{ status !== 'failed' && cursor !== null && (
				// It stays while it works, so that the focus does.
				<Button
					variant="link"
					isBusy={ isLoading }
					disabled={ isLoading }
					accessibleWhenDisabled
					onClick={ handleMore }
				>
					{ __( 'Show older conversations', 'veranda' ) }
				</Button>
			) }
		</section>
	);
}
