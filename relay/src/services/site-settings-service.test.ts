import { ManualClock } from '../manual-clock.fixture';
import { relaySettings } from '../relay-settings';
import type { Queryable } from '../store/queryable';
import type { SiteSettingsStore } from '../store/site-settings-store';
import { SiteSettingsService } from './site-settings-service';

const TOLD = { version: 'v-1', restUrl: 'https://shop.test/wp-json/veranda/v1/', settings: { missedChatMinutes: 9 } };

/** Reads what is in the table. */
function read( settings: unknown ) {
	const store = { find: async () => ( { version: 'v-1', settings: JSON.stringify( settings ) } ) };
	const service = new SiteSettingsService(
		{} as Queryable,
		store as unknown as SiteSettingsStore,
		[ 'https://shop.test' ],
		new ManualClock()
	);
	return service.get();
}

test( 'what a newer relay has stored beside the rest is passed over', async () => {
	expect( await read( { ...TOLD, ofTomorrow: { more: true } } ) ).toMatchObject( {
		restUrl: TOLD.restUrl,
		settings: { missedChatMinutes: 9 },
	} );
} );

test.each( [ { ...TOLD, restUrl: 5 }, {}, [], null ] )(
	'what is not understood is as on a new site: %j',
	async ( told ) => {
		expect( await read( told ) ).toEqual( {
			restUrl: null,
			settings: relaySettings.parse( {} ),
		} );
	}
);

test( 'a copy of a site, with its database, does not call the WordPress that it was copied from', async () => {
	expect( await read( { ...TOLD, restUrl: 'https://live.test/wp-json/veranda/v1/' } ) ).toEqual( {
		restUrl: null,
		settings: { ...relaySettings.parse( {} ), missedChatMinutes: 9 },
	} );
} );
