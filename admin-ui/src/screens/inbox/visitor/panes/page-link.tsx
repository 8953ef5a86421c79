import { findSafeHref } from '../../../../../../relay/client';
import { pageLabel, withoutQuery } from '../../../../page-address';
import { SafeLink } from '../../../../components/safe-link';

interface Props {
	url: string;
	/** As the visitor's browser tells it: shown beside the address, never in its place. */
	title: string;
}

/** A page on which a visitor is or was: its address as a link, and what it calls itself. */
export function PageLink( { url, title }: Props ) {
	const href = findSafeHref( url );
	if ( href === null ) {
		return <bdi>{ title || url }</bdi>;
	}
	return (
		<span className="veranda-page-link">
			<SafeLink href={ withoutQuery( href ) } text={ pageLabel( href ) } />
			{ title && <bdi className="veranda-page-title">{ title }</bdi> }
		</span>
	);
}
