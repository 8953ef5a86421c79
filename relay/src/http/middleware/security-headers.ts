import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const protect = helmet( {
	contentSecurityPolicy: {
		useDefaults: false,
		directives: { defaultSrc: [ "'none'" ], frameAncestors: [ "'none'" ] },
	},
	// Pages of other origins may read the answers; CORS decides which.
	crossOriginResourcePolicy: { policy: 'cross-origin' },
	referrerPolicy: { policy: 'no-referrer' },
	// Whether the whole domain requires HTTPS is for its owner to decide, not for one path of it.
	strictTransportSecurity: false,
} );

/** The security headers of every answer, computed once. */
const SECURITY_HEADERS: ReadonlyArray< readonly [ string, string ] > = readHeaders();

/** Sets the headers that every answer has. */
export function setSecurityHeaders( res: ServerResponse ): void {
	for ( const [ name, value ] of SECURITY_HEADERS ) {
		res.setHeader( name, value );
	}
}

function readHeaders(): Array< readonly [ string, string ] > {
	const headers: Array< readonly [ string, string ] > = [];
	const res = {
		setHeader: ( name: string, value: string ) => void headers.push( [ name, value ] ),
		removeHeader: () => undefined,
	};
	protect( {} as IncomingMessage, res as unknown as ServerResponse, ( error ) => {
		if ( error ) {
			throw error;
		}
	} );
	return headers;
}
