import { __ } from '@wordpress/i18n';
import type { DepartmentDetails } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { ChangeModal } from '../change/change-modal';
import { useChange } from '../change/use-change';
import { readDepartmentProblem } from './department-problem';

interface Props {
	department: DepartmentDetails;
	/** An option of the form before the chat leads to it. */
	isInForm: boolean;
	remove( department: DepartmentDetails ): Promise< void >;
	onClose(): void;
}

/** Asks before a department is deleted, and says who sees its conversations then. */
export function DeleteModal( { department, isInForm, remove, onClose }: Props ) {
	const { name } = department;
	const { isBusy, problem, run } = useChange( onClose, readDepartmentProblem );

	return (
		<ChangeModal
			/* translators: %s: name of a department. */
			title={ sprintf( __( 'Delete “%s”', 'veranda' ), name ) }
			action={ __( 'Delete', 'veranda' ) }
			isDestructive
			isBusy={ isBusy }
			error={ problem?.sentence ?? null }
			onSubmit={ () =>
				void run(
					() => remove( department ),
					/* translators: %s: name of a department. */
					sprintf( __( '“%s” has been deleted.', 'veranda' ), name )
				)
			}
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: %s: name of a department. */
					__(
						'The conversations of “%s” stay, but are in no department any more. Only agents who see every department see them then; whoever answers for certain departments alone does not.',
						'veranda'
					),
					name
				) }
			</p>
			{ isInForm && (
				<p>
					{ __(
						'An option of the form before the chat leads here. Visitors can still choose it; it then leads to no department.',
						'veranda'
					) }
				</p>
			) }
			<p>{ __( 'This cannot be undone.', 'veranda' ) }</p>
		</ChangeModal>
	);
}
