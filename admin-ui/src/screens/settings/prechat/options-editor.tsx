import { Button, FormTokenField, TextControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { trash } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { OptionRouting } from './option-routing';
import { useDepartmentChoices } from './use-department-choices';
import { makeOption, namesOf, type FormOption } from './form-field';

interface Props {
	options: FormOption[];
	onChange( options: FormOption[] ): void;
}

const LABEL_CHARACTERS = 100;

/** The options of a choice, and what each of them leads to: tags, a department, a priority. */
export function OptionsEditor( { options, onChange }: Props ) {
	const list = useRef< HTMLUListElement >( null );
	const add = useRef< HTMLButtonElement >( null );
	const [ added, setAdded ] = useState( 0 );
	const { departments, failure } = useDepartmentChoices();
	const change = ( option: FormOption, changes: Partial< FormOption > ) =>
		onChange( options.map( ( each ) => ( each === option ? { ...each, ...changes } : each ) ) );

	useEffect( () => {
		if ( added > 0 ) {
			list.current?.querySelector< HTMLElement >( 'li:last-child input' )?.focus();
		}
	}, [ added ] );

	return (
		<fieldset className="veranda-prechat-options">
			<legend>{ __( 'Options', 'veranda' ) }</legend>
			<ul ref={ list }>
				{ options.map( ( option, index ) => (
					<li key={ option.value }>
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							/* translators: %d: number of an option. */
							label={ sprintf( __( 'Option %d', 'veranda' ), index + 1 ) }
							value={ option.label }
							maxLength={ LABEL_CHARACTERS }
							onChange={ ( label ) => change( option, { label } ) }
						/>
						<FormTokenField
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Adds these tags', 'veranda' ) }
							value={ option.tags }
							onChange={ ( tags ) => change( option, { tags: namesOf( tags ) } ) }
						/>
						<Button
							icon={ trash }
							/* translators: %d: number of an option. */
							label={ sprintf( __( 'Remove option %d', 'veranda' ), index + 1 ) }
							disabled={ options.length === 1 }
							accessibleWhenDisabled
							onClick={ () => {
								onChange( options.filter( ( each ) => each !== option ) );
								add.current?.focus();
							} }
						/>
						<OptionRouting
							option={ option }
							number={ index + 1 }
							departments={ departments }
							onChange={ ( next ) =>
								onChange( options.map( ( each ) => ( each === option ? next : each ) ) )
							}
						/>
					</li>
				) ) }
			</ul>
			{ failure !== null && (
				<p className="veranda-hint" role="status">
					{ sprintf(
						/* translators: %s: the reason, a sentence. */
						__( 'The departments to which options can lead could not be read. %s', 'veranda' ),
						failure
					) }
				</p>
			) }
			<Button
				ref={ add }
				variant="secondary"
				__next40pxDefaultSize
				disabled={ options.length >= LIMITS.prechatOptions }
				accessibleWhenDisabled
				onClick={ () => {
					onChange( [ ...options, makeOption() ] );
					setAdded( added + 1 );
				} }
			>
				{ __( 'Add an option', 'veranda' ) }
			</Button>
		</fieldset>
	);
}
