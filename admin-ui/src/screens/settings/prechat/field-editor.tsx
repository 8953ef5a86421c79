import { FormTokenField, TextControl, ToggleControl } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ConditionEditor } from './condition-editor';
import { hasOwnWords, namesOf, typeName, type FormField } from './form-field';
import { OptionsEditor } from './options-editor';

interface Props {
	field: FormField;
	before: FormField[];
	isInvalid: boolean;
	onChange( field: FormField ): void;
}

const LABEL_CHARACTERS = 100;

/** What the owner decides about one field. */
export function FieldEditor( { field, before, isInvalid, onChange }: Props ) {
	const { type, label, isRequired, options, tags, condition } = field;

	const first = useRef< HTMLInputElement >( null );

	// The row is opened because of what is wrong in it: the screen had nothing to give the focus to before.
	useEffect( () => {
		if ( isInvalid ) {
			first.current?.focus();
		}
	}, [ isInvalid ] );

	return (
		<div className="veranda-prechat-editor">
			<TextControl
				ref={ first }
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Label', 'veranda' ) }
				value={ label }
				placeholder={ hasOwnWords( type ) ? typeName( type ) : undefined }
				maxLength={ LABEL_CHARACTERS }
				aria-invalid={ isInvalid }
				help={
					hasOwnWords( type )
						? __( 'If this is empty, the chat uses its own words in the language of the page.', 'veranda' )
						: undefined
				}
				onChange={ ( text ) => onChange( { ...field, label: text } ) }
			/>
			{ options && (
				<OptionsEditor options={ options } onChange={ ( next ) => onChange( { ...field, options: next } ) } />
			) }
			{ tags && (
				<FormTokenField
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Adds these tags when it is ticked', 'veranda' ) }
					value={ tags }
					onChange={ ( next ) => onChange( { ...field, tags: namesOf( next ) } ) }
				/>
			) }
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Required', 'veranda' ) }
				checked={ isRequired }
				onChange={ ( isOn ) => onChange( { ...field, isRequired: isOn } ) }
			/>
			<ConditionEditor
				condition={ condition }
				before={ before }
				onChange={ ( next ) => {
					const { condition: _before, ...others } = field;
					onChange( next ? { ...others, condition: next } : others );
				} }
			/>
		</div>
	);
}
