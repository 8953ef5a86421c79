import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { TOKENS, type TokenKind } from '../../protocol';

/** The keys derived from one generation of a site's secret. */
export interface KeyGeneration {
	readonly kid: string;
	/** Signs the links of mails. */
	readonly linkKey: KeyObject;
	/** Hashes the addresses of who is blocked. */
	readonly addressKey: KeyObject;
	keyFor( kind: TokenKind ): KeyObject;
}

/** Derives the key of each purpose from a secret, as relay/protocol/tokens.ts describes. */
export function deriveKeys( siteId: string, secret: string ): KeyGeneration {
	const derive = ( purpose: string ) =>
		Buffer.from(
			hkdfSync( 'sha256', Buffer.from( secret ), Buffer.from( siteId ), `veranda/v1/${ purpose }`, 32 )
		);
	const keys = new Map< string, KeyObject >();
	for ( const { purpose } of Object.values( TOKENS ) ) {
		if ( ! keys.has( purpose ) ) {
			// Given bytes, jsonwebtoken tries to read them as a public key first, which costs more than the signature.
			keys.set( purpose, createSecretKey( derive( purpose ) ) );
		}
	}
	return {
		kid: derive( 'key-id' ).toString( 'base64url' ).slice( 0, 8 ),
		linkKey: createSecretKey( derive( 'conversation-link' ) ),
		addressKey: createSecretKey( derive( 'blocked-address' ) ),
		keyFor: ( kind ) => keys.get( TOKENS[ kind ].purpose ) as KeyObject,
	};
}
