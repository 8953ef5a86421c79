import { z } from 'zod';
import { pageUrl } from './text';

/*
 * What WordPress tells the relay of its settings (docs/protocol.md). The plugin sends every setting whose definition says
 * that the relay is told; a relay that does not know one passes it over, so that either side may be updated first.
 */

export const siteSettingsRequest = z.strictObject( {
	version: z
		.string()
		.regex( /^[A-Za-z0-9_-]{1,64}$/ )
		.meta( { description: 'Names this state of the settings; the relay keeps it with them.' } ),
	restUrl: pageUrl.meta( { description: "Where the plugin's REST routes are; on one of the site's origins." } ),
	settings: z
		.record( z.string().max( 64 ), z.union( [ z.string().max( 10_000 ), z.boolean(), z.int() ] ) )
		.meta( { description: 'Values by the name of the setting.' } ),
} );

export type SiteSettingsRequest = z.infer< typeof siteSettingsRequest >;
