import apiFetch from '@wordpress/api-fetch';
import type { Finding } from './finding';

/** Lets WordPress itself look at the relay. */
export function checkFromServer(): Promise< Finding[] > {
	return apiFetch< Finding[] >( { path: '/veranda/v1/connection-check', method: 'POST' } );
}
