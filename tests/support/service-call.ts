import { call, type Answer } from './http';
import type { TestRelay } from './start-relay';
import { serviceToken } from './tokens';

/** Posts to a service route as the plugin does. `sent` goes over the wire instead of the body that the token is for. */
export function serviceCall(
	relay: Pick< TestRelay, 'port' | 'site' >,
	path: string,
	body: object,
	{ sent = body, now }: { sent?: object; now?: number } = {}
): Promise< Answer > {
	const token = serviceToken( relay.site, JSON.stringify( body ), now === undefined ? {} : { now } );
	return call( {
		port: relay.port,
		method: 'POST',
		path,
		rawBody: JSON.stringify( sent ),
		headers: { Authorization: `Bearer ${ token }` },
	} );
}
