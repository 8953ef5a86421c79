import { ColorPalette, TextControl, ToggleControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { DepartmentDetails, UpdateDepartmentRequest } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { sprintf } from '../../../sprintf';
import { useNow } from '../../../use-now';
import { ChangeModal } from '../change/change-modal';
import { useChange } from '../change/use-change';
import { readableColors } from '../fields/color-field';
import { HoursEditor } from '../opening-hours/hours-editor';
import { hoursToBeginWith } from './department-hours';
import { readDepartmentProblem } from './department-problem';

/** What is asked about a department. */
export type DepartmentContent = Pick< DepartmentDetails, 'name' | 'color' | 'openingHours' >;

interface Props {
	/** Null: a new one. */
	department: DepartmentDetails | null;
	/** Of the site; null: it keeps none. */
	siteHours: OpeningHours | null;
	save( content: DepartmentContent & UpdateDepartmentRequest ): Promise< void >;
	onClose(): void;
}

/** Asks for a department's name, colour and hours. */
export function EditModal( { department, siteHours, save, onClose }: Props ) {
	const [ content, setContent ] = useState< DepartmentContent >( {
		name: department?.name ?? '',
		color: department?.color ?? null,
		openingHours: department?.openingHours ?? null,
	} );
	const { isBusy, problem, run } = useChange( onClose, readDepartmentProblem );
	const fields = useRef< HTMLDivElement >( null );
	const now = useNow( 60_000 );
	const change = ( changes: Partial< DepartmentContent > ) => setContent( { ...content, ...changes } );
	const errorOf = ( field: string ) =>
		problem?.field === field ? (
			<span className="veranda-field-error" role="alert">
				{ problem.sentence }
			</span>
		) : null;
	const name = content.name.trim();

	// What has to be mended may be out of sight.
	useEffect( () => {
		fields.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus();
	}, [ problem ] );

	return (
		<ChangeModal
			title={
				department === null
					? __( 'Add a department', 'veranda' )
					: /* translators: %s: name of a department. */
						sprintf( __( 'Change “%s”', 'veranda' ), department.name )
			}
			size={ content.openingHours === null ? 'small' : 'large' }
			action={ department === null ? __( 'Add', 'veranda' ) : __( 'Save', 'veranda' ) }
			isBusy={ isBusy }
			isIncomplete={ name === '' }
			error={ problem?.field === null ? problem.sentence : null }
			onSubmit={ () =>
				void run(
					() => save( { ...content, name } ),
					department === null
						? /* translators: %s: name of a department. */
							sprintf( __( '“%s” has been added.', 'veranda' ), name )
						: /* translators: %s: name of a department. */
							sprintf( __( '“%s” has been saved.', 'veranda' ), name )
				)
			}
			onClose={ onClose }
		>
			<div ref={ fields } className="veranda-department-fields">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Name', 'veranda' ) }
					help={ errorOf( 'name' ) ?? __( 'Visitors read it, for example “Sales is closed”.', 'veranda' ) }
					value={ content.name }
					maxLength={ LIMITS.departmentNameCharacters }
					dir="auto"
					aria-invalid={ problem?.field === 'name' }
					onChange={ ( text ) => change( { name: text } ) }
				/>
				<fieldset className="veranda-color" tabIndex={ -1 } aria-invalid={ problem?.field === 'color' }>
					<legend>{ __( 'Color', 'veranda' ) }</legend>
					<ColorPalette
						disableCustomColors
						aria-label={ __( 'Color', 'veranda' ) }
						colors={ readableColors() }
						{ ...( content.color !== null && { value: content.color } ) }
						onChange={ ( color ) => change( { color: color?.toLowerCase() ?? null } ) }
					/>
					{ errorOf( 'color' ) }
				</fieldset>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Opening hours of its own', 'veranda' ) }
					help={ __(
						'Otherwise those of the site hold. The holidays of the site hold in any case.',
						'veranda'
					) }
					checked={ content.openingHours !== null }
					onChange={ ( isOn ) => change( { openingHours: isOn ? hoursToBeginWith( siteHours ) : null } ) }
				/>
				{ content.openingHours && (
					<div className="veranda-hours" tabIndex={ -1 } aria-invalid={ problem?.field === 'openingHours' }>
						<HoursEditor
							hours={ content.openingHours }
							now={ now }
							onChange={ ( openingHours ) => change( { openingHours } ) }
						/>
						{ errorOf( 'openingHours' ) }
					</div>
				) }
			</div>
		</ChangeModal>
	);
}
