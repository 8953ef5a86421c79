import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { trash } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { ReorderRow } from '../../../components/reorder/reorder-row';
import type { RowPlace } from '../../../components/reorder/use-reorder';
import { FieldEditor } from './field-editor';
import { fieldName, typeName, type FormField } from './form-field';

interface Props {
	field: FormField;
	/** Fields before it, on whose answers it may depend. */
	before: FormField[];
	place: RowPlace;
	isOpen: boolean;
	isInvalid: boolean;
	onToggle(): void;
	onChange( field: FormField ): void;
	onRemove(): void;
}

/** One field of the form: put in its place, and opened to be changed. */
export function FieldRow( { field, before, place, isOpen, isInvalid, onToggle, onChange, onRemove }: Props ) {
	const name = fieldName( field );

	return (
		<ReorderRow
			name={ name }
			place={ place }
			actions={
				<Button
					icon={ trash }
					/* translators: %s: name of a field. */
					label={ sprintf( __( 'Remove “%s”', 'veranda' ), name ) }
					onClick={ onRemove }
				/>
			}
			below={
				isOpen && (
					<FieldEditor field={ field } before={ before } isInvalid={ isInvalid } onChange={ onChange } />
				)
			}
		>
			<Button className="veranda-reorder-name" aria-expanded={ isOpen } onClick={ onToggle }>
				<span>{ name }</span>
				<span className="veranda-hint">{ hintOf( field ) }</span>
			</Button>
		</ReorderRow>
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
