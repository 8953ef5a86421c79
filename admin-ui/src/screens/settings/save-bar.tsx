import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useForm } from './form-context';
import { idsOf, type GroupName } from './groups/groups';

interface Props {
	/** The group that is shown: Enter in one of its fields saves, too. */
	group: GroupName;
}

/** Saves what was changed in all groups, and says whether there is something to save. */
export function SaveBar( { group }: Props ) {
	const { isSaving, isDirty } = useForm();

	return (
		<div className="veranda-save-bar">
			<Button
				variant="primary"
				type="submit"
				form={ idsOf( group ).form }
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
