import { holeAfter } from '../../../../relay/client';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Events that overtake each other get this long to arrive before messages are read again. */
const HOLE_MS = 400;

export function effects( { dispatch, select, session: { clock } }: Inbox ) {
	const holeTimers = new Map< string, number >();

	/** Reads the messages that a later one shows to be missing. */
	const fillHoleSoon = ( conversationId: string ) => {
		const log = select.findLog( conversationId );
		if ( ! log || holeAfter( log ) === null || holeTimers.has( conversationId ) ) {
			return;
		}
		const timer = clock.setTimeout( () => {
			holeTimers.delete( conversationId );
			void dispatch.fillHole( conversationId );
		}, HOLE_MS );
		holeTimers.set( conversationId, timer );
	};

	return {
		events: {
			'message.created': ( { message } ) => {
				dispatch.messageReceived( message );
				fillHoleSoon( message.conversationId );
			},
			'read.advanced': ( { conversationId, reader, seq } ) =>
				void dispatch.receiveRead( conversationId, reader, seq ),
		},
		onSent: ( _item, message ) => dispatch.messageReceived( message ),
		onReload: () => void dispatch.reloadLogs(),
		onStop: () => {
			holeTimers.forEach( ( timer ) => clock.clearTimeout( timer ) );
			holeTimers.clear();
		},
	} satisfies Effects;
}
