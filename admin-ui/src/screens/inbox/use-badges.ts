import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { AdminBar } from '../../admin-bar';
import { showInMenu, showOnTab } from '../../alerts/badge';
import { store } from '../../store';
import { queue } from './list/views/queue';

/** Shows who waits and what is unread where WordPress and the browser have a place for it: menu, admin bar, title, icon. */
export function useBadges(): void {
	const { status, waiting, unread } = useSelect( ( select ) => {
		const inbox = select( store );
		return {
			status: inbox.findCurrentAgent()?.status ?? null,
			waiting: inbox.countIn( queue ) ?? 0,
			unread: inbox.countUnread(),
		};
	}, [] );
	const { setPresence } = useDispatch( store );
	const bar = useRef< AdminBar | null >( null );

	useEffect( () => {
		bar.current ??= new AdminBar( ( choice ) => void setPresence( choice ) );
		bar.current.show( { status, waiting, unread } );
	}, [ setPresence, status, unread, waiting ] );
	useEffect( () => showInMenu( waiting ), [ waiting ] );
	useEffect( () => showOnTab( waiting + unread ), [ unread, waiting ] );
}
