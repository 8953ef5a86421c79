import { Button, Icon } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp, dragHandle, trash } from '../../../icons';
import { FieldEditor } from './field-editor';
import { fieldName, typeName, type FormField } from './form-field';

interface Props {
	field: FormField;
	/** Fields before it, on whose answers it may depend. */
	before: FormField[];
	isLast: boolean;
	isOpen: boolean;
	isInvalid: boolean;
	isDragged: boolean;
	onToggle(): void;
	onChange( field: FormField ): void;
	/** By -1 or 1. */
	onMove( by: number ): void;
	onRemove(): void;
	onDrag( isDragged: boolean ): void;
	onDropHere(): void;
}

/** One field of the form: dragged by its handle or moved by buttons, and opened to be changed. */
export function FieldRow( props: Props ) {
	const { field, before, isLast, isOpen, isInvalid, isDragged, onToggle, onChange, onMove, onRemove } = props;
	const name = fieldName( field );
	const row = useRef< HTMLLIElement >( null );
	const pressed = useRef< HTMLButtonElement | null >( null );

	// A row that changes places loses the focus in some browsers.
	useEffect( () => {
		pressed.current?.focus();
		pressed.current = null;
	} );

	const moveBy = ( by: number ) => ( event: { currentTarget: HTMLButtonElement } ) => {
		pressed.current = event.currentTarget;
		onMove( by );
	};

	return (
		<li
			ref={ row }
			className={ isDragged ? 'is-dragged' : undefined }
			onDragOver={ ( event ) => event.preventDefault() }
			onDrop={ ( event ) => {
				event.preventDefault();
				props.onDropHere();
			} }
		>
			<div className="veranda-prechat-row">
				<span
					className="veranda-prechat-handle"
					aria-hidden="true"
					draggable
					onDragStart={ ( event ) => {
						event.dataTransfer.effectAllowed = 'move';
						event.dataTransfer.setData( 'text/plain', name );
						if ( row.current ) {
							event.dataTransfer.setDragImage( row.current, 0, 0 );
						}
						props.onDrag( true );
					} }
					onDragEnd={ () => props.onDrag( false ) }
				>
					<Icon icon={ dragHandle } />
				</span>
				<Button className="veranda-prechat-name" aria-expanded={ isOpen } onClick={ onToggle }>
					<span>{ name }</span>
					<span className="veranda-hint">{ hintOf( field ) }</span>
				</Button>
				<Button
					icon={ chevronUp }
					/* translators: %s: name of a field. */
					label={ sprintf( __( 'Move “%s” up', 'veranda' ), name ) }
					disabled={ before.length === 0 }
					accessibleWhenDisabled
					onClick={ moveBy( -1 ) }
				/>
				<Button
					icon={ chevronDown }
					/* translators: %s: name of a field. */
					label={ sprintf( __( 'Move “%s” down', 'veranda' ), name ) }
					disabled={ isLast }
					accessibleWhenDisabled
					onClick={ moveBy( 1 ) }
				/>
				<Button
					icon={ trash }
					/* translators: %s: name of a field. */
					label={ sprintf( __( 'Remove “%s”', 'veranda' ), name ) }
					onClick={ onRemove }
				/>
			</div>
			{ isOpen && (
				<FieldEditor field={ field } before={ before } isInvalid={ isInvalid } onChange={ onChange } />
			) }
		</li>
	);
}

/** Says what is special about a field, besides its name. */
function hintOf( { type, label, isRequired, condition }: FormField ): string {
	return [
		label && typeName( type ),
		isRequired && __( 'required', 'veranda' ),
		condition && __( 'only sometimes', 'veranda' ),
	]
		.filter( Boolean )
		.join( ' · ' );
}
