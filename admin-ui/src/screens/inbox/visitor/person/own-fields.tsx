import { Button, TextControl } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../../relay/protocol/limits';
import { plus, trash } from '../../../../icons';
import { sprintf } from '../../../../sprintf';
import { at, type NewField, type VisitorForm, type VisitorTexts } from '../../../../store/visitor-details/visitor-form';
import { VisitorField } from './visitor-field';

interface Props {
	form: VisitorForm;
	/** What was there before somebody else has changed it. */
	outdated: VisitorTexts | null;
	onChange( changes: Partial< VisitorForm > ): void;
}

/** Asks for the fields that agents give to a visitor under names of their own. */
export function OwnFields( { form, outdated, onChange }: Props ) {
	const { texts, seen, added } = form;
	const names = Object.keys( texts.fields );
	const box = useRef< HTMLDivElement >( null );
	const setFields = ( fields: VisitorTexts[ 'fields' ] ) => onChange( { texts: { ...texts, fields } } );
	const setAdded = ( index: number, part: Partial< NewField > ) =>
		onChange( { added: added.map( ( each, place ) => ( place === index ? { ...each, ...part } : each ) ) } );
	const focusButton = () => box.current?.querySelector< HTMLElement >( '.veranda-person-add' )?.focus();
	const nowOf = ( name: string ) =>
		outdated !== null && at( outdated.fields, name ) !== at( seen.fields, name )
			? ( at( seen.fields, name ) ?? '' )
			: null;

	return (
		<div ref={ box } className="veranda-person-fields">
			{ names.map( ( name ) => (
				<div key={ name } className="veranda-person-field">
					<VisitorField
						field="own"
						label={ name }
						value={ texts.fields[ name ] ?? '' }
						now={ nowOf( name ) }
						onChange={ ( value ) => setFields( { ...texts.fields, [ name ]: value } ) }
					/>
					<Button
						icon={ trash }
						size="compact"
						/* translators: %s: name of a detail, such as "Customer number". */
						label={ sprintf( __( 'Take away “%s”', 'veranda' ), name ) }
						onClick={ () => {
							const { [ name ]: _gone, ...rest } = texts.fields;
							setFields( rest );
							focusButton();
						} }
					/>
				</div>
			) ) }
			{ added.map( ( { name, value }, index ) => (
				<div key={ index } className="veranda-person-new">
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Name of the detail', 'veranda' ) }
						placeholder={ __( 'For example: Customer number', 'veranda' ) }
						value={ name }
						maxLength={ LIMITS.visitorFieldNameCharacters }
						dir="auto"
						autoComplete="off"
						// It has just been asked for.
						// eslint-disable-next-line jsx-a11y/no-autofocus
						autoFocus={ name === '' && value === '' }
						onChange={ ( text ) => setAdded( index, { name: text } ) }
					/>
					<VisitorField
						field="own"
						label={ __( 'What is in it', 'veranda' ) }
						value={ value }
						onChange={ ( text ) => setAdded( index, { value: text } ) }
					/>
				</div>
			) ) }
			{ names.length + added.length < LIMITS.visitorFields && (
				<Button
					className="veranda-person-add"
					variant="link"
					icon={ plus }
					onClick={ () => onChange( { added: [ ...added, { name: '', value: '' } ] } ) }
				>
					{ __( 'Add a detail', 'veranda' ) }
				</Button>
			) }
		</div>
	);
}
