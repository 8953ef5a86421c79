import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { Block } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';

interface Props {
	block: Block;
	/** Who is blocked. */
	name: string;
	onClick(): void;
}

/** Lets somebody write again; says who may, if the agent may not. */
export function UnblockButton( { block, name, onClick }: Props ) {
	const isAllowed = useSelect( ( select ) => select( store ).mayUnblock( block ), [ block ] );

	return isAllowed ? (
		<Button
			variant="secondary"
			__next40pxDefaultSize
			/* translators: %s: name of a visitor. */
			aria-label={ sprintf( __( 'Unblock %s', 'veranda' ), name ) }
			onClick={ onClick }
		>
			{ __( 'Unblock', 'veranda' ) }
		</Button>
	) : (
		<p className="veranda-hint">
			{ __( 'Only who blocked them, or who manages the chat, can unblock them.', 'veranda' ) }
		</p>
	);
}
