import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	/** What the main button does, in a word or two. */
	action: string;
	/** What the other one says; "Cancel" unless that would be unclear. */
	cancel?: string;
	isDestructive?: boolean;
	/** It is under way: nothing is sent twice. */
	isBusy?: boolean;
	/** Something is still to be entered. */
	isIncomplete?: boolean;
	/** Left out: the main button sends the form around it. */
	onAction?(): void;
	onCancel(): void;
}

/** The buttons at the end of a dialog: the way out, and what it is about. */
export function DialogButtons( {
	action,
	cancel = __( 'Cancel', 'veranda' ),
	isDestructive = false,
	isBusy = false,
	isIncomplete = false,
	onAction,
	onCancel,
}: Props ) {
	return (
		<div className="veranda-dialog-buttons">
			<Button variant="tertiary" __next40pxDefaultSize onClick={ onCancel }>
				{ cancel }
			</Button>
			<Button
				variant="primary"
				type={ onAction ? 'button' : 'submit' }
				__next40pxDefaultSize
				isDestructive={ isDestructive }
				isBusy={ isBusy }
				disabled={ isBusy || isIncomplete }
				accessibleWhenDisabled
				onClick={ onAction }
			>
				{ action }
			</Button>
		</div>
	);
}
