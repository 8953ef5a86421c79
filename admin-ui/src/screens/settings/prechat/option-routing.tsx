import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { PRIORITIES, priorityName } from '../../../priority-name';
import { sprintf } from '../../../sprintf';
import type { FormOption } from './form-field';
import type { DepartmentChoices } from './use-department-choices';

interface Props {
	option: FormOption;
	/** From 1. */
	number: number;
	departments: DepartmentChoices[ 'departments' ];
	onChange( option: FormOption ): void;
}

/** Where the conversation of who chooses an option goes, and how urgent it is then. */
export function OptionRouting( { option, number, departments, onChange }: Props ) {
	const { department, priority = 'normal', ...others } = option;
	const isGone = department !== undefined && departments?.every( ( { id } ) => id !== department ) === true;
	const put = ( next: Pick< FormOption, 'department' | 'priority' > ) =>
		onChange( {
			...others,
			...( next.department && { department: next.department } ),
			...( next.priority !== 'normal' && next.priority && { priority: next.priority } ),
		} );

	return (
		<div className="veranda-prechat-routing">
			{ departments && ( departments.length > 0 || isGone ) && (
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					/* translators: %d: number of an option. */
					label={ sprintf( __( 'Option %d leads to', 'veranda' ), number ) }
					value={ department ?? '' }
					options={ [
						{ value: '', label: __( 'No department', 'veranda' ) },
						...departments.map( ( { id, name } ) => ( { value: id, label: name } ) ),
						...( isGone
							? [ { value: department, label: __( 'A department that is gone', 'veranda' ) } ]
							: [] ),
					] }
					help={
						isGone && (
							<span className="veranda-field-error">
								{ __(
									'This department no longer exists. Visitors can still choose the option; it leads to no department.',
									'veranda'
								) }
							</span>
						)
					}
					onChange={ ( chosen ) => put( { department: chosen, priority } ) }
				/>
			) }
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				/* translators: %d: number of an option. */
				label={ sprintf( __( 'Priority with option %d', 'veranda' ), number ) }
				value={ priority }
				options={ PRIORITIES.map( ( each ) => ( { value: each, label: priorityName( each ) } ) ) }
				onChange={ ( chosen ) => put( { ...( department && { department } ), priority: chosen } ) }
			/>
		</div>
	);
}
