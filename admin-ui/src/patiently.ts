import { ProblemError, type Clock } from '../../relay/client';

/** Waits as long as the relay asks for, and tries again: for what is many calls. */
export async function patiently< Result >( call: () => Promise< Result >, clock: Clock ): Promise< Result > {
	for (;;) {
		try {
			return await call();
		} catch ( error ) {
			if ( ! ( error instanceof ProblemError ) || error.code !== 'rate_limited' ) {
				throw error;
			}
			const { retryAfterMs } = error;
			await new Promise< void >( ( resolve ) => void clock.setTimeout( resolve, retryAfterMs ?? 1_000 ) );
		}
	}
}
