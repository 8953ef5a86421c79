import { Button, TextareaControl, TextControl } from '@wordpress/components';
import { memo, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { placesToKeep, typed, type Entry, type Words } from './words';

interface Props {
	entry: Entry;
	words: Words | undefined;
	onChange( id: string, words: Words | null ): void;
}

/** One text: what the chat says, and what the owner says instead. */
export const TextRow = memo( ( { entry, words, onChange }: Props ) => {
	const row = useRef< HTMLLIElement >( null );
	const { id, originals, isLong, maxLength } = entry;
	const Control = isLong ? TextareaControl : TextControl;

	return (
		<li ref={ row } className="veranda-text">
			{ originals.map( ( original, form ) => {
				const text = [ words ?? [] ].flat()[ form ] ?? '';
				const places = placesToKeep( entry, text );
				return (
					<Control
						key={ form }
						__nextHasNoMarginBottom
						{ ...( isLong ? {} : { __next40pxDefaultSize: true } ) }
						label={ <bdi>{ entry.labels[ form ] }</bdi> }
						placeholder={ original }
						value={ text === original ? '' : text }
						maxLength={ maxLength }
						dir="auto"
						aria-invalid={ places.length > 0 }
						help={ places.length > 0 ? <Missing places={ places } /> : undefined }
						onChange={ ( now: string ) => onChange( id, typed( entry, words, form, now ) ) }
					/>
				);
			} ) }
			{ words !== undefined && (
				<Button
					variant="link"
					aria-label={
						/* translators: %s: a text of the chat. */
						sprintf( __( 'Reset “%s”', 'veranda' ), entry.labels[ 0 ] ?? '' )
					}
					onClick={ () => {
						onChange( id, null );
						row.current?.querySelector< HTMLElement >( 'input, textarea' )?.focus();
					} }
				>
					{ __( 'Reset', 'veranda' ) }
				</Button>
			) }
		</li>
	);
} );

function Missing( { places }: { places: string[] } ) {
	return (
		<span className="veranda-field-error" role="alert">
			{ sprintf(
				/* translators: %s: signs in whose place something is put. */
				__( 'Keep %s in the text: the chat puts something there.', 'veranda' ),
				places.join( ', ' )
			) }
		</span>
	);
}
