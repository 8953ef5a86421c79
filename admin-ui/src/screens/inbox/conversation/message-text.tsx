import { useMemo } from '@wordpress/element';
import { findLinks } from '../../../../../relay/client';
import { SafeLink } from '../../../components/safe-link';

interface Props {
	body: string;
}

/** Shows a message as text, never as markup; only addresses become links. */
export function MessageText( { body }: Props ) {
	const parts = useMemo( () => findLinks( body ), [ body ] );

	return (
		<span className="veranda-message-text" dir="auto">
			{ parts.map( ( { text, href }, index ) =>
				href ? <SafeLink key={ index } href={ href } text={ text } /> : text
			) }
		</span>
	);
}
