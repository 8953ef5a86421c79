import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n } from '@wordpress/i18n';
import { LeavingButton } from '../../components/leaving-button';
import { sprintf } from '../../sprintf';
import { store } from '../../store';
import type { ConnectionState } from '../../store/connection/reducer';
import { useNow } from '../../use-now';

interface Props {
	/** Where a manager can check the connection; null for other agents. */
	settingsUrl: string | null;
}

/** Short interruptions are not shown. */
const PATIENCE_MS = 2_000;

interface Trouble {
	level: 'warning' | 'error';
	text: string;
	action: 'retry' | 'reload' | 'settings' | null;
}

/** Says what is wrong with the connection, what it means, and what to do. */
export function ConnectionBar( { settingsUrl }: Props ) {
	const { connection, waiting } = useSelect(
		( select ) => ( {
			connection: select( store ).getConnection(),
			waiting: select( store ).countWaitingMessages(),
		} ),
		[]
	);
	const { retryConnection } = useDispatch( store );
	const now = useNow( connection.brokenSince === null ? null : 1_000 );
	const trouble = findTrouble( connection, now );

	return (
		<div role="status">
			{ trouble && (
				<div className={ `veranda-connection-bar is-${ trouble.level }` }>
					<span>
						{ trouble.text }
						{ waiting > 0 && ` ${ waitingSentence( waiting ) }` }
					</span>
					{ trouble.action === 'retry' && (
						<LeavingButton variant="secondary" size="compact" onClick={ () => void retryConnection() }>
							{ __( 'Try now', 'veranda' ) }
						</LeavingButton>
					) }
					{ trouble.action === 'reload' && (
						<Button variant="secondary" size="compact" onClick={ () => window.location.reload() }>
							{ __( 'Log in again', 'veranda' ) }
						</Button>
					) }
					{ trouble.action === 'settings' && settingsUrl && (
						<Button variant="secondary" size="compact" href={ settingsUrl }>
							{ __( 'Check the connection', 'veranda' ) }
						</Button>
					) }
				</div>
			) }
		</div>
	);
}

/** Returns the problem with the connection, or null if there is none. */
export function findTrouble( connection: ConnectionState, now: number ): Trouble | null {
	const { stream, ending, endingDetail, brokenSince, isSiteReachable } = connection;

	if ( ending === 'access_ended' ) {
		const text = __(
			'You are not logged in any more, or may not answer chats. What you wrote is kept.',
			'veranda'
		);
		return { level: 'error', text, action: 'reload' };
	}
	if ( ending === 'site_closed' ) {
		const text = __(
			'A plugin on your site has closed its REST API, which the inbox needs. Let it allow the routes that begin with /veranda/v1/. What you wrote is kept.',
			'veranda'
		);
		return { level: 'error', text, action: 'retry' };
	}
	if ( ending === 'site_disabled' ) {
		const text = __( 'The chat is switched off on this site.', 'veranda' );
		return { level: 'error', text, action: 'retry' };
	}
	if ( ending === 'refused' ) {
		const text = sprintf(
			/* translators: %s: the reason, a sentence. */
			__( 'The relay refused the connection: %s', 'veranda' ),
			endingDetail ?? ''
		);
		return { level: 'error', text, action: 'settings' };
	}
	if ( stream === 'offline' ) {
		const text = __( 'You are offline. What you write is kept and sent when you are back.', 'veranda' );
		return { level: 'warning', text, action: null };
	}
	if ( ! isSiteReachable ) {
		const text = __(
			'Your site cannot be reached, so your access cannot be renewed. What you write is kept.',
			'veranda'
		);
		return { level: 'warning', text, action: 'retry' };
	}
	if ( brokenSince !== null && now - brokenSince >= PATIENCE_MS ) {
		const text = __( 'Connecting again … What you write is kept and sent then.', 'veranda' );
		return { level: 'warning', text, action: 'retry' };
	}
	if ( stream === 'degraded' ) {
		const text = __(
			'The database cannot be reached at the moment. What you write is kept and sent when it is back.',
			'veranda'
		);
		return { level: 'warning', text, action: null };
	}
	if ( stream === 'buffered' ) {
		const text = __(
			'Something between you and the relay holds messages back: they arrive a few seconds late.',
			'veranda'
		);
		return { level: 'warning', text, action: 'settings' };
	}
	return null;
}

function waitingSentence( count: number ): string {
	return sprintf(
		/* translators: %d: number of messages. */
		_n( '%d message waits.', '%d messages wait.', count, 'veranda' ),
		count
	);
}
