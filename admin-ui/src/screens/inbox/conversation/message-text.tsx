import { useMemo } from '@wordpress/element';
import { SafeLink } from '../../../components/safe-link';
import { splitLinks } from '../../../links';

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
