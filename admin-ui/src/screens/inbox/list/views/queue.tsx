import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, _n } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { check, commentContent } from '../../../../icons';
import { sprintf } from '../../../../sprintf';
import { store } from '../../../../store';
import { byWaiting } from '../../../../store/lists/view';
import { ListSkeleton } from '../list-skeleton';
import { closed } from './closed';
import type { InboxView } from './view';

/** Conversations that wait for an agent. */
export const queue: InboxView = {
	name: 'queue',
	label: () => __( 'Queue', 'veranda' ),
	key: 'q',
	keyLabel: () => __( 'Show the queue', 'veranda' ),
	query: { state: 'queued' },
	holds: ( { state, snoozedUntil } ) => state === 'queued' && snoozedUntil === null,
	compare: byWaiting,
	count: 'queued',
	// Who has left stays in sight, at the end, and waits for nobody.
	isCounted: ( { leftAt } ) => leftAt === null,
	isUrgent: true,
	Empty: EmptyQueue,
};

/** Nobody is waiting: either all is well, or the chat has never been used. */
function EmptyQueue( { siteUrl }: { siteUrl: string } ) {
	const { hasAny, isSure } = useSelect( ( select ) => {
		// This loads the closed ones: it is the first run only if there are none.
		const { status } = select( store ).getList( closed.query );
		return {
			hasAny: Object.keys( select( store ).getConversations() ).length > 0,
			isSure: status === 'ready' || status === 'failed',
		};
	}, [] );

	if ( hasAny ) {
		return (
			<EmptyState icon={ check } title={ __( 'Nobody is waiting', 'veranda' ) }>
				<p>{ __( 'New conversations appear here by themselves.', 'veranda' ) }</p>
				<TeamLine />
			</EmptyState>
		);
	}
	return isSure ? <FirstRun siteUrl={ siteUrl } /> : <ListSkeleton />;
}

function FirstRun( { siteUrl }: { siteUrl: string } ) {
	return (
		<EmptyState icon={ commentContent } title={ __( 'Your chat is ready', 'veranda' ) }>
			<p>{ __( 'Open your site, write something in the chat, and answer yourself here.', 'veranda' ) }</p>
			<Button variant="primary" __next40pxDefaultSize href={ siteUrl } target="_blank" rel="noopener">
				{ __( 'Send yourself a test message', 'veranda' ) }
			</Button>
		</EmptyState>
	);
}

function TeamLine() {
	const online = useSelect(
		( select ) =>
			select( store )
				.getAgents()
				.filter( ( { status } ) => status === 'online' ).length,
		[]
	);
	if ( online === 0 ) {
		return <p>{ __( 'No agent is online at the moment.', 'veranda' ) }</p>;
	}
	return (
		<p>
			{ sprintf(
				/* translators: %d: number of agents. */
				_n( '%d agent is online.', '%d agents are online.', online, 'veranda' ),
				online
			) }
		</p>
	);
}
