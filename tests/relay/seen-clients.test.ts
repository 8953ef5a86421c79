import type { ServiceCheckAnswer } from '../../relay/protocol';
import { expectStatus } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay } from '../support/start-relay';

/** Lets three visitors open the chat, each with an address of their own in the header; returns what the check is told. */
async function seenBy(
	trustedProxies: string,
	addresses: readonly string[]
): Promise< ServiceCheckAnswer[ 'clients' ] > {
	const relay = await startRelay( { env: { TRUSTED_PROXIES: trustedProxies } } );
	try {
		for ( const address of addresses ) {
			const headers = address === '' ? {} : { 'X-Forwarded-For': address };
			expectStatus( await relay.make.visitorAnswer( {}, { headers } ), 201 );
		}
		const answer = await serviceCall( relay, '/v1/service/check', { nonce: 'a'.repeat( 22 ) } );
		return expectStatus< ServiceCheckAnswer >( answer, 200 ).clients;
	} finally {
		await relay.close();
	}
}

const PUBLIC = [ '203.0.113.1', '203.0.113.2', '2001:db9::1' ];

test( 'A61: the check hears of a proxy that nobody has named', async () => {
	expect( await seenBy( '', PUBLIC ) ).toEqual( { seen: 3, private: 3, proxies: [ '127.0.0.1' ] } );
} );

test( 'A61: behind a proxy that is named visitors have their own addresses', async () => {
	expect( await seenBy( '127.0.0.1', PUBLIC ) ).toEqual( { seen: 3, private: 0, proxies: [] } );
	expect( await seenBy( '127.0.0.1', [ '172.18.0.1', '10.0.0.7', PUBLIC[ 0 ] ?? '' ] ) ).toEqual( {
		seen: 3,
		private: 2,
		proxies: [],
	} );
} );
