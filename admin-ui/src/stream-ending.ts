import { AccessEndedError, ProblemError } from '../../relay/client';
import { SiteClosedError } from './site-error';

export interface StreamEnding {
	/** Why the stream ended for good; null if it did not, or was stopped by this page. */
	ending: 'access_ended' | 'site_closed' | 'site_disabled' | 'refused' | null;
	/** The relay's sentence about it. */
	endingDetail: string | null;
}

/** Returns why a stream that has stopped did so. */
export function endingOf( error: unknown ): StreamEnding {
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
