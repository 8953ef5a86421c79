import { hkdfSync } from 'node:crypto';
import { TOKENS, type TokenKind } from '../../protocol';

/** The keys that follow from one generation of a site's secret. */
export interface KeyGeneration {
	readonly kid: string;
	keyFor( kind: TokenKind ): Buffer;
}

/** Derives the key of each purpose from a secret, as relay/protocol/tokens.ts describes. */
export function deriveKeys( siteId: string, secret: string ): KeyGeneration {
	const derive = ( purpose: string ) =>
		Buffer.from(
			hkdfSync( 'sha256', Buffer.from( secret ), Buffer.from( siteId ), `veranda/v1/${ purpose }`, 32 )
		);
	const keys = new Map< string, Buffer >();
	for ( const { purpose } of Object.values( TOKENS ) ) {
		if ( ! keys.has( purpose ) ) {
			keys.set( purpose, derive( purpose ) );
		}
	}
	return {
		kid: derive( 'key-id' ).toString( 'base64url' ).slice( 0, 8 ),
		keyFor: ( kind ) => keys.get( TOKENS[ kind ].purpose ) as Buffer,
	};
}
