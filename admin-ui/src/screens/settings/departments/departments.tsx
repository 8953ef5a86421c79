import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { DepartmentDetails } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { plus } from '../../../icons';
import { snackbarStore } from '../../../snackbars/store';
import { sprintf } from '../../../sprintf';
import { useNow } from '../../../use-now';
import { useKeptFocus } from '../change/use-kept-focus';
import { ReadingState } from '../reading-state';
import { useReorder } from '../../../components/reorder/use-reorder';
import { DeleteModal } from './delete-modal';
import { todayOf } from './department-hours';
import { readDepartmentProblem } from './department-problem';
import { DepartmentRow, ReadOnlyRow } from './department-row';
import { EditModal } from './edit-modal';
import { useDepartments } from './use-departments';

interface Props {
	relayUrl: string;
	/** As they are saved; null: none were ever set. */
	siteHours: OpeningHours | null;
	/** Where a day begins for departments without hours of their own. */
	siteTimezone: string;
	/** Ids of departments to which the form before the chat leads. */
	inForm: readonly string[];
}

/** What is being done. */
type Task = { kind: 'add' } | { kind: 'edit' | 'delete'; department: DepartmentDetails };

/** Lists the departments in their order, to be added, changed, put in order, closed for today and deleted. */
export function Departments( { relayUrl, siteHours, siteTimezone, inForm }: Props ) {
	const { reading, isForbidden, read, create, update, move, remove } = useDepartments( relayUrl );
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ task, setTask ] = useState< Task | null >( null );
	const list = useRef< HTMLOListElement >( null );
	const now = useNow( 60_000 );
	const departments = reading.status === 'ready' ? reading.departments : [];

	useKeptFocus( list, task !== null );

	const tell = ( error: unknown ) => void showSnackbar( readDepartmentProblem( error ).sentence );
	const { placeOf, announcement } = useReorder( departments.length, ( from, to ) => {
		const department = departments[ from ];
		if ( ! department ) {
			return null;
		}
		move( from, to ).catch( tell );
		/* translators: 1: name of a department, 2: its place, 3: number of departments. */
		const sentence = __( '“%1$s” is now department %2$d of %3$d.', 'veranda' );
		return sprintf( sentence, department.name, to + 1, departments.length );
	} );
	const isClosedToday = ( department: DepartmentDetails ) =>
		department.closedOn === todayOf( department, siteTimezone, now );
	const toggleToday = async ( department: DepartmentDetails ) => {
		const { name, closedOn } = department;
		const isClosing = ! isClosedToday( department );
		await update( department, { closedOn: isClosing ? todayOf( department, siteTimezone, now ) : null } );
		void showSnackbar(
			isClosing
				? /* translators: %s: name of a department. */
					sprintf( __( '“%s” is closed for today.', 'veranda' ), name )
				: /* translators: %s: name of a department. */
					sprintf( __( '“%s” is open by its hours again.', 'veranda' ), name ),
			{
				label: __( 'Undo', 'veranda' ),
				onClick: () => void update( department, { closedOn } ).catch( tell ),
			}
		);
	};

	if ( reading.status !== 'ready' ) {
		return (
			<ReadingState reading={ reading } loading={ __( 'Loading the departments', 'veranda' ) } onRetry={ read } />
		);
	}
	const close = () => setTask( null );
	return (
		<>
			{ isForbidden && (
				<p className="veranda-hint" role="status">
					{ __( 'Only people who manage the chat may change departments. Ask one of them.', 'veranda' ) }
				</p>
			) }
			{ departments.length === 0 ? (
				<p className="veranda-hint">
					{ __( 'There are no departments yet. Everybody answers everything.', 'veranda' ) }
				</p>
			) : (
				<ol
					className="veranda-reorder"
					ref={ list }
					tabIndex={ -1 }
					aria-label={ __( 'Departments', 'veranda' ) }
				>
					{ departments.map( ( department, index ) =>
						isForbidden ? (
							<ReadOnlyRow
								key={ department.id }
								department={ department }
								isClosedToday={ isClosedToday( department ) }
							/>
						) : (
							<DepartmentRow
								key={ department.id }
								department={ department }
								isClosedToday={ isClosedToday( department ) }
								place={ placeOf( index ) }
								onEdit={ () => setTask( { kind: 'edit', department } ) }
								onToggleToday={ () => void toggleToday( department ).catch( tell ) }
								onDelete={ () => setTask( { kind: 'delete', department } ) }
							/>
						)
					) }
				</ol>
			) }
			{ ! isForbidden && (
				<div>
					<Button
						variant="secondary"
						icon={ plus }
						__next40pxDefaultSize
						disabled={ departments.length >= LIMITS.departments }
						accessibleWhenDisabled
						onClick={ () => setTask( { kind: 'add' } ) }
					>
						{ __( 'Add a department', 'veranda' ) }
					</Button>
				</div>
			) }
			<p className="screen-reader-text" aria-live="polite">
				{ announcement }
			</p>
			{ ( task?.kind === 'add' || task?.kind === 'edit' ) && (
				<EditModal
					department={ task.kind === 'edit' ? task.department : null }
					siteHours={ siteHours }
					save={ ( content ) =>
						task.kind === 'edit' ? update( task.department, content ) : create( content )
					}
					onClose={ close }
				/>
			) }
			{ task?.kind === 'delete' && (
				<DeleteModal
					department={ task.department }
					isInForm={ inForm.includes( task.department.id ) }
					remove={ remove }
					onClose={ close }
				/>
			) }
		</>
	);
}
