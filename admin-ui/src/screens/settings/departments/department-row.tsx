import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { DepartmentDetails } from '../../../../../relay/protocol';
import { DepartmentMark } from '../../../components/department-mark';
import { trash } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';
import { ReorderRow } from '../../../components/reorder/reorder-row';
import type { RowPlace } from '../../../components/reorder/use-reorder';

interface Props {
	department: DepartmentDetails;
	isClosedToday: boolean;
	place: RowPlace;
	onEdit(): void;
	onToggleToday(): void;
	onDelete(): void;
}

/** One department: whether it is open, and what can be done with it. */
export function DepartmentRow( { department, isClosedToday, place, onEdit, onToggleToday, onDelete }: Props ) {
	const { name } = department;

	return (
		<ReorderRow
			name={ name }
			place={ place }
			actions={
				<Button
					icon={ trash }
					/* translators: %s: name of a department. */
					label={ sprintf( __( 'Delete “%s”', 'veranda' ), name ) }
					onClick={ onDelete }
				/>
			}
		>
			<div className="veranda-department-row">
				<Button
					className="veranda-reorder-name"
					/* translators: %s: name of a department. */
					aria-label={ sprintf( __( 'Change “%s”', 'veranda' ), name ) }
					aria-haspopup="dialog"
					onClick={ onEdit }
				>
					<DepartmentMark department={ department } />
				</Button>
				<span className="veranda-hint">{ stateSentence( department, isClosedToday ) }</span>
				<Button
					variant="link"
					aria-label={
						isClosedToday
							? /* translators: %s: name of a department. */
								sprintf( __( 'Open “%s” today after all', 'veranda' ), name )
							: /* translators: %s: name of a department. */
								sprintf( __( 'Close “%s” for today', 'veranda' ), name )
					}
					onClick={ onToggleToday }
				>
					{ isClosedToday ? __( 'Open today after all', 'veranda' ) : __( 'Close for today', 'veranda' ) }
				</Button>
			</div>
		</ReorderRow>
	);
}

/** One department for who may look only. */
export function ReadOnlyRow( { department, isClosedToday }: Pick< Props, 'department' | 'isClosedToday' > ) {
	return (
		<li className="veranda-reorder-row is-read-only">
			<div className="veranda-department-row">
				<DepartmentMark department={ department } />
				<span className="veranda-hint">{ stateSentence( department, isClosedToday ) }</span>
			</div>
		</li>
	);
}

/** Says what visitors find now. Times are on the clock of whoever reads it. */
function stateSentence( { availability: { status, backAt } }: DepartmentDetails, isClosedToday: boolean ): string {
	if ( isClosedToday && backAt === null ) {
		return __( 'Closed today', 'veranda' );
	}
	if ( backAt !== null ) {
		const when = formatDateTime( backAt );
		return isClosedToday
			? /* translators: %s: date and time. */
				sprintf( __( 'Closed today, open again on %s', 'veranda' ), when )
			: /* translators: %s: date and time. */
				sprintf( __( 'Closed until %s', 'veranda' ), when );
	}
	switch ( status ) {
		case 'online':
			return __( 'Open, somebody is there', 'veranda' );
		case 'away':
			return __( 'Open, but everybody is busy', 'veranda' );
		default:
			return __( 'Nobody is there', 'veranda' );
	}
}
