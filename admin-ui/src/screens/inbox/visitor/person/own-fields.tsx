import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../../relay/protocol/limits';
import { plus, trash } from '../../../../icons';
import { sprintf } from '../../../../sprintf';
import { at, type NewField, type VisitorForm, type VisitorTexts } from '../../../../store/visitor-details/visitor-form';
import { VisitorField } from './visitor-field';

interface Props {
	form: VisitorForm;
	/** Returns what is wrong with a field; null: nothing. */
	problemAt( field: string ): string | null;
	onChange( changes: Partial< VisitorForm > ): void;
}

/** Asks for the fields that agents give to a visitor under names of their own. */
export function OwnFields( { form, problemAt, onChange }: Props ) {
	const { texts, seen, added, outdated } = form;
	const names = Object.keys( texts.fields );
	const box = useRef< HTMLDivElement >( null );
	const isRowAskedFor = useRef( false );
	useEffect( () => {
		if ( isRowAskedFor.current ) {
			isRowAskedFor.current = false;
			box.current?.querySelector< HTMLElement >( '.veranda-person-new:last-of-type input' )?.focus();
		}
	}, [ added.length ] );
	const setFields = ( fields: VisitorTexts[ 'fields' ] ) => onChange( { texts: { ...texts, fields } } );
	const setAdded = ( index: number, part: Partial< NewField > ) =>
		onChange( { added: added.map( ( each, place ) => ( place === index ? { ...each, ...part } : each ) ) } );
	// What was pressed goes with its line.
	const focusOn = () =>
		(
			box.current?.querySelector< HTMLElement >( '.veranda-person-add' ) ?? box.current?.querySelector( 'input' )
		)?.focus();
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
						problem={ problemAt( `fields.${ name }` ) }
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
							focusOn();
						} }
					/>
				</div>
			) ) }
			{ added.map( ( { name, value }, index ) => (
				<div key={ index } className="veranda-person-new">
					<VisitorField
						field="ownName"
						label={ __( 'Name of the detail', 'veranda' ) }
						value={ name }
						problem={ problemAt( `added.${ index }.name` ) }
						onChange={ ( text ) => setAdded( index, { name: text } ) }
					/>
					<div className="veranda-person-field">
						<VisitorField
							field="own"
							label={ __( 'What is in it', 'veranda' ) }
							value={ value }
							problem={ problemAt( `added.${ index }.value` ) ?? problemAt( `fields.${ name.trim() }` ) }
							onChange={ ( text ) => setAdded( index, { value: text } ) }
						/>
						<Button
							icon={ trash }
							size="compact"
							label={ __( 'Take this detail away', 'veranda' ) }
							onClick={ () => {
								onChange( { added: added.filter( ( _each, place ) => place !== index ) } );
								focusOn();
							} }
						/>
					</div>
				</div>
			) ) }
			{ names.length + added.length < LIMITS.visitorFields && (
				<Button
					className="veranda-person-add"
					variant="link"
					icon={ plus }
					onClick={ () => {
						isRowAskedFor.current = true;
						onChange( { added: [ ...added, { name: '', value: '' } ] } );
					} }
				>
					{ __( 'Add a detail', 'veranda' ) }
				</Button>
			) }
		</div>
	);
}
