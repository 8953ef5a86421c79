import { SelectControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { PRIORITIES, priorityName } from '../../../priority-name';
import { store } from '../../../store';
import type { PaneProps } from '../visitor/panes/pane';

/** Who answers a conversation, and how urgent it is, to be changed. */
export function Routing( { conversation: { id, department, priority } }: PaneProps ) {
	const departments = useSelect( ( select ) => select( store ).getDepartments(), [] );
	const { routeConversation } = useDispatch( store );
	// They may still be on their way.
	const choices =
		department === null || departments.some( ( each ) => each.id === department.id )
			? departments
			: [ ...departments, department ];

	return (
		<section className="veranda-routing" aria-label={ __( 'Department and priority', 'veranda' ) }>
			{ choices.length > 0 && (
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Department', 'veranda' ) }
					value={ department?.id ?? '' }
					options={ [
						{ value: '', label: __( 'No department', 'veranda' ) },
						...choices.map( ( each ) => ( { value: each.id, label: each.name } ) ),
					] }
					onChange={ ( chosen ) => void routeConversation( id, { departmentId: chosen || null } ) }
				/>
			) }
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Priority', 'veranda' ) }
				value={ priority }
				options={ PRIORITIES.map( ( each ) => ( { value: each, label: priorityName( each ) } ) ) }
				onChange={ ( chosen ) => void routeConversation( id, { priority: chosen } ) }
			/>
		</section>
	);
}
