import { isReadable } from '../../agent-connection';
import { endingOf } from '../../stream-ending';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select, session }: Inbox ) {
	return {
		onStatus: ( { state, error } ) => {
			const isBroken = ! isReadable( state ) && state !== 'connecting';
			const { brokenSince } = select.getConnection();
			dispatch.connectionChanged( {
				stream: state,
				brokenSince: isBroken ? ( brokenSince ?? session.clock.wallNow() ) : null,
				...endingOf( state === 'stopped' ? error : null ),
			} );
		},
		onReachable: ( isSiteReachable ) => dispatch.connectionChanged( { isSiteReachable } ),
	} satisfies Effects;
}
