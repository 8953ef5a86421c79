import type { Visitor } from '../../../../../relay/protocol';
import { pathOnSite } from '../../../path-on-site';
import { placeOf } from '../../../place-of';

interface Props {
	visitor: Pick< Visitor, 'name' | 'timezone' | 'page' >;
	siteUrl: string;
}

/** Says on which page of the site a visitor is, and of one without a name also the city of their time zone. */
export function WhereFrom( { visitor: { name, timezone, page }, siteUrl }: Props ) {
	const path = page && pathOnSite( page.url, siteUrl );
	const place = name.trim() === '' && timezone ? placeOf( timezone ) : null;
	return (
		<>
			{ place !== null && <bdi className="veranda-list-item-place">{ place }</bdi> }
			{ path !== null && (
				<bdi className="veranda-list-item-page" dir="ltr" title={ path }>
					{ path }
				</bdi>
			) }
		</>
	);
}
