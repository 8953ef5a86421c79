import { useMemo } from '@wordpress/element';
import { splitLinks } from '../links';

interface Props {
	body: string;
}

/** Shows what somebody wrote as text, never as markup; only web addresses become links. */
export function MessageText( { body }: Props ) {
	const parts = useMemo( () => splitLinks( body ), [ body ] );

	return (
		<span className="veranda-message-text" dir="auto">
			{ parts.map( ( { text, href }, index ) =>
				href ? <SafeLink key={ index } href={ href } text={ text } /> : text
			) }
		</span>
	);
}

interface SafeLinkProps {
	/** Checked by `findSafeHref`. */
	href: string;
	text: string;
}

/** Links to an address that a visitor gave: it learns nothing of wp-admin, and search engines are told so. */
export function SafeLink( { href, text }: SafeLinkProps ) {
	return (
		<a href={ href } target="_blank" rel="noopener noreferrer nofollow ugc">
			<bdi>{ text }</bdi>
		</a>
	);
}
