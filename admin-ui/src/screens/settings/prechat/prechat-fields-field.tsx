import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { PrechatFieldType } from '../../../../../relay/protocol';
import { plus } from '../../../icons';
import { snackbarStore } from '../../../snackbars/store';
import { sprintf } from '../../../sprintf';
import { useField } from '../fields/use-field';
import { moved, useReorder } from '../../../components/reorder/use-reorder';
import { FieldRow } from './field-row';
import { addableTypes, fieldName, makeField, readFields, typeName, type FormField } from './form-field';

interface Props {
	name: string;
}

/** The fields of the form before the chat: added, put in order, changed and removed. */
export function PrechatFieldsField( { name }: Props ) {
	const { definition, value, help, isInvalid, invalidRow, onChange } = useField( name );
	const { showSnackbar } = useDispatch( snackbarStore );
	const fields = readFields( String( value ) );
	const latest = useRef( fields );
	latest.current = fields;
	const adding = useRef< HTMLDivElement >( null );
	/** Its button is there whatever was pressed before. */
	const focusAdd = () => adding.current?.querySelector( 'button' )?.focus();
	const [ openKey, setOpenKey ] = useState< string | null >( null );
	const change = ( next: FormField[] ) => onChange( JSON.stringify( next ) );
	const invalidKey = invalidRow === null ? null : ( fields[ invalidRow ]?.key ?? null );

	// What has to be mended must be in sight.
	useEffect( () => {
		if ( invalidKey !== null ) {
			setOpenKey( invalidKey );
		}
	}, [ invalidKey ] );

	const add = ( types: PrechatFieldType[] ) => {
		const added = types.map( makeField );
		change( [ ...fields, ...added ] );
		setOpenKey( added.length === 1 ? ( added[ 0 ]?.key ?? null ) : null );
	};
	const { placeOf, announcement } = useReorder( fields.length, ( from, to ) => {
		const field = fields[ from ];
		if ( ! field ) {
			return null;
		}
		change( moved( fields, from, to ) );
		/* translators: 1: name of a field, 2: its place, 3: number of fields. */
		const sentence = __( '“%1$s” is now field %2$d of %3$d.', 'veranda' );
		return sprintf( sentence, fieldName( field ), to + 1, fields.length );
	} );
	const remove = ( field: FormField, index: number ) => {
		change( fields.filter( ( each ) => each !== field ) );
		focusAdd();
		/* translators: %s: name of a field. */
		void showSnackbar( sprintf( __( '“%s” removed.', 'veranda' ), fieldName( field ) ), {
			label: __( 'Undo', 'veranda' ),
			onClick: () => {
				const now = latest.current;
				change( [ ...now.slice( 0, index ), field, ...now.slice( index ) ] );
			},
		} );
	};

	return (
		<fieldset className="veranda-prechat" aria-invalid={ isInvalid && invalidKey === null } tabIndex={ -1 }>
			<legend>{ definition.title }</legend>
			{ fields.length === 0 ? (
				<div className="veranda-prechat-empty">
					<p className="veranda-hint">{ __( 'There are no fields yet, so nothing is asked.', 'veranda' ) }</p>
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ () => {
							add( [ 'name', 'email' ] );
							focusAdd();
						} }
					>
						{ __( 'Begin with name and email address', 'veranda' ) }
					</Button>
				</div>
			) : (
				<ol className="veranda-reorder">
					{ fields.map( ( field, index ) => (
						<FieldRow
							key={ field.key }
							field={ field }
							before={ fields.slice( 0, index ) }
							place={ placeOf( index ) }
							isOpen={ openKey === field.key }
							isInvalid={ invalidKey === field.key }
							onToggle={ () => setOpenKey( openKey === field.key ? null : field.key ) }
							onChange={ ( next ) =>
								change( fields.map( ( each ) => ( each === field ? next : each ) ) )
							}
							onRemove={ () => remove( field, index ) }
						/>
					) ) }
				</ol>
			) }
			<div ref={ adding }>
				<DropdownMenu
					icon={ plus }
					text={ __( 'Add a field', 'veranda' ) }
					label={ __( 'Add a field', 'veranda' ) }
					toggleProps={ { variant: 'secondary', __next40pxDefaultSize: true, showTooltip: false } }
				>
					{ ( { onClose } ) => (
						<MenuGroup>
							{ addableTypes( fields ).map( ( type ) => (
								<MenuItem
									key={ type }
									onClick={ () => {
										add( [ type ] );
										onClose();
									} }
								>
									{ typeName( type ) }
								</MenuItem>
							) ) }
						</MenuGroup>
					) }
				</DropdownMenu>
			</div>
			{ help }
			<p className="screen-reader-text" aria-live="polite">
				{ announcement }
			</p>
		</fieldset>
	);
}
