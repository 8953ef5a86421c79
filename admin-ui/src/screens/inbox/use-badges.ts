import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { AdminBar, type BarTrouble } from '../../admin-bar';
import { isReadable } from '../../agent-connection';
import { showInMenu, showOnTab } from '../../alerts/badge';
import { store } from '../../store';
import type { ConnectionState } from '../../store/connection/reducer';
import { queue } from './list/views/queue';

/** Shows who waits and what is unread where WordPress and the browser have a place for it: menu, admin bar, title, icon. */
export function useBadges(): void {
	const { status, trouble, waiting, unread } = useSelect( ( select ) => {
		const inbox = select( store );
		const connection = inbox.getConnection();
		return {
			status: isReadable( connection.stream ) ? ( inbox.findCurrentAgent()?.status ?? null ) : null,
			trouble: troubleOf( connection ),
			waiting: inbox.countIn( queue ) ?? 0,
			unread: inbox.countUnread(),
		};
	}, [] );
	const { retryConnection, setPresence } = useDispatch( store );
	const bar = useRef< AdminBar | null >( null );

	useEffect( () => {
		bar.current ??= new AdminBar( {
			choose: ( choice ) => void setPresence( choice ),
			retry: () => void retryConnection(),
		} );
		bar.current.show( { status, trouble, waiting, unread } );
	}, [ retryConnection, setPresence, status, trouble, unread, waiting ] );
	useEffect( () => showInMenu( waiting ), [ waiting ] );
	useEffect( () => showOnTab( waiting + unread ), [ unread, waiting ] );
}

/** Returns what the bar says of a stream that has ended; of short interruptions the inbox itself says more. */
function troubleOf( { stream, ending }: ConnectionState ): BarTrouble | null {
	if ( stream !== 'stopped' ) {
		return null;
	}
	return ending === 'access_ended' ? 'logged_out' : 'not_connected';
}
