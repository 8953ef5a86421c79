import type { PageView } from '../../../../../../relay/protocol';
import { campaignOf } from '../../../../page-address';

/** Where a visitor came from, as text; null if it is not known. */
export interface Origin {
	/** The other site's host. */
	referrer: string | null;
	campaign: string | null;
}

/** Returns what the newest arrival from elsewhere says of where it came from. */
export function originOf( pageViews: readonly PageView[] ): Origin {
	const referrer = pageViews.flatMap( ( pageView ) => foreignHostOf( pageView ) ?? [] )[ 0 ];
	const campaign = pageViews.flatMap( ( { url } ) => campaignOf( url ) ?? [] )[ 0 ];
	return { referrer: referrer ?? null, campaign: campaign ?? null };
}

function foreignHostOf( { url, referrer }: PageView ): string | null {
	const host = referrer === null ? null : new URL( referrer ).host;
	return host === new URL( url ).host ? null : host;
}
