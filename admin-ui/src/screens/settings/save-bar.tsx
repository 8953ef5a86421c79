import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useForm } from './form-context';

/** Saves, and says whether there is something to save. */
export function SaveBar() {
	const { isSaving, isDirty } = useForm();

	return (
		<div className="veranda-save-bar">
			<Button
				variant="primary"
				type="submit"
				__next40pxDefaultSize
				isBusy={ isSaving }
				disabled={ isSaving || ! isDirty }
				accessibleWhenDisabled
			>
				{ __( 'Save changes', 'veranda' ) }
			</Button>
			<span className="veranda-hint">
				{ isDirty ? __( 'You have unsaved changes.', 'veranda' ) : __( 'Everything is saved.', 'veranda' ) }
			</span>
		</div>
	);
}
