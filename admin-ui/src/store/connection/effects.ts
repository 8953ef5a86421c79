import { AccessEndedError, ProblemError } from '../../../../relay/client';
import { isReadable } from '../../agent-connection';
import { SiteClosedError } from '../../site-error';
import type { Effects } from '../effects';
import type { Inbox } from '../types';
import type { ConnectionState } from './reducer';

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

/** Returns why the stream ended for good. */
function endingOf( error: unknown ): Pick< ConnectionState, 'ending' | 'endingDetail' > {
	if ( error instanceof SiteClosedError ) {
		return { ending: 'site_closed', endingDetail: null };
	}
	if ( error instanceof AccessEndedError ) {
		return { ending: 'access_ended', endingDetail: null };
	}
	if ( error instanceof ProblemError ) {
		const isDisabled = error.code === 'site_disabled';
		return { ending: isDisabled ? 'site_disabled' : 'refused', endingDetail: error.detail };
	}
	return { ending: isBye( error ) ? 'site_disabled' : null, endingDetail: null };
}

/** The relay ends a stream with `bye` and `retryMs: null` when the site is disabled. */
function isBye( error: unknown ): boolean {
	return ( error as { type?: string } | null )?.type === 'bye';
}
