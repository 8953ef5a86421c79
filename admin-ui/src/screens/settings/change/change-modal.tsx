import { Modal } from '@wordpress/components';
import type { ReactNode } from 'react';
import { DialogButtons } from '../../../components/dialog-buttons';

interface Props {
	title: string;
	/** Wide enough for what is asked. */
	size?: 'small' | 'large';
	/** What the button does, in a word. */
	action: string;
	isDestructive?: boolean;
	isBusy: boolean;
	/** Something is still to be entered. */
	isIncomplete?: boolean;
	error: string | null;
	children: ReactNode;
	onSubmit(): void;
	onClose(): void;
}

/** Asks before something is changed that takes effect at once. */
export function ChangeModal( {
	title,
	size = 'small',
	action,
	isDestructive = false,
	isBusy,
	isIncomplete = false,
	error,
	children,
	onSubmit,
	onClose,
}: Props ) {
	return (
		<Modal title={ title } size={ size } focusOnMount="firstContentElement" onRequestClose={ onClose }>
			<form
				className="veranda-change"
				onSubmit={ ( event ) => {
					event.preventDefault();
					if ( ! isIncomplete ) {
						onSubmit();
					}
				} }
			>
				{ children }
				{ error !== null && (
					<p className="veranda-field-error" role="alert">
						{ error }
					</p>
				) }
				<DialogButtons
					action={ action }
					isDestructive={ isDestructive }
					isBusy={ isBusy }
					isIncomplete={ isIncomplete }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
