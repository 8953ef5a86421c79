import { Button, TextControl } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall, plus } from '@wordpress/icons';
import type { HoursException } from '../../../../../relay/protocol/opening-hours';
import { sprintf } from '../../../sprintf';
import { Spans } from './spans';

/** As many as WordPress takes, and their names. */
const MOST_EXCEPTIONS = 60;
const NAME_CHARACTERS = 60;

interface Props {
	exceptions: readonly HoursException[];
	/** An exception to be filled in. */
	makeNew(): HoursException;
	onChange( exceptions: HoursException[] ): void;
}

/** Holidays, and days with other hours. */
export function Exceptions( { exceptions, makeNew, onChange }: Props ) {
	const add = useRef< HTMLButtonElement >( null );
	const list = useRef< HTMLUListElement >( null );
	const put = ( place: number, changed: Partial< HoursException > ) =>
		onChange( exceptions.map( ( old, index ) => ( index === place ? { ...old, ...changed } : old ) ) );

	return (
		<div className="veranda-exceptions">
			<h3>{ __( 'Holidays and other exceptions', 'veranda' ) }</h3>
			{ exceptions.length > 0 && (
				<ul ref={ list }>
					{ exceptions.map( ( exception, place ) => (
						// Exceptions have nothing but their place to tell them apart.
						<ExceptionRow
							key={ place }
							exception={ exception }
							onChange={ ( changed ) => put( place, changed ) }
							onRemove={ () => {
								onChange( exceptions.filter( ( _, index ) => index !== place ) );
								add.current?.focus();
							} }
						/>
					) ) }
				</ul>
			) }
			{ exceptions.length < MOST_EXCEPTIONS && (
				<Button
					ref={ add }
					variant="secondary"
					icon={ plus }
					__next40pxDefaultSize
					onClick={ () => onChange( [ ...exceptions, makeNew() ] ) }
				>
					{ __( 'Add an exception', 'veranda' ) }
				</Button>
			) }
		</div>
	);
}

interface RowProps {
	exception: HoursException;
	onChange( changed: Partial< HoursException > ): void;
	onRemove(): void;
}

function ExceptionRow( { exception: { name, from, to, spans }, onChange, onRemove }: RowProps ) {
	const title = name || from;
	return (
		<li>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Name', 'veranda' ) }
				value={ name }
				maxLength={ NAME_CHARACTERS }
				onChange={ ( changed ) => onChange( { name: changed } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="date"
				label={ __( 'First day', 'veranda' ) }
				value={ from }
				aria-invalid={ from === '' }
				// The last day goes along, so that one day is chosen once.
				onChange={ ( changed ) =>
					onChange( to < changed ? { from: changed, to: changed } : { from: changed } )
				}
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="date"
				label={ __( 'Last day', 'veranda' ) }
				value={ to }
				min={ from }
				aria-invalid={ to < from }
				onChange={ ( changed ) => onChange( { to: changed } ) }
			/>
			<Spans name={ title } spans={ spans } onChange={ ( changed ) => onChange( { spans: changed } ) } />
			<Button
				icon={ closeSmall }
				label={
					/* translators: %s: name or date of an exception. */
					sprintf( __( 'Remove %s', 'veranda' ), title )
				}
				onClick={ onRemove }
			/>
		</li>
	);
}
