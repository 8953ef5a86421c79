import { Modal, SearchControl, Spinner } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../../../relay/client';
import { LIMITS } from '../../../../../relay/protocol/limits';
import type { SearchHit } from '../../../../../relay/protocol';
import { MoreButton } from '../../../components/more-button';
import { sprintf } from '../../../sprintf';
import { ExportFound } from './export-found';
import { FoundItem } from './found-item';
import { useFound, type Found } from './use-found';

interface Props {
	canManage: boolean;
	onChoose( hit: SearchHit ): void;
	onClose(): void;
}

/** Searches in everything that was said. */
export function SearchPalette( { canManage, onChoose, onClose }: Props ) {
	const [ text, setText ] = useState( '' );
	const { readMore, ...found } = useFound( text );
	const { hits, query, cursor, isLoading } = found;
	const [ active, setActive ] = useState( 0 );
	const listId = useInstanceId( SearchPalette, 'veranda-found' );
	const chosen = hits[ Math.min( active, hits.length - 1 ) ];

	useEffect( () => setActive( 0 ), [ query ] );

	const handleKey = ( event: KeyboardEvent ) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		// While an input method composes, the keys are its own.
		if ( isComposing( event.nativeEvent ) ) {
			return;
		}
		if ( step !== undefined && hits.length > 0 ) {
			event.preventDefault();
			setActive( ( place ) => ( Math.min( place, hits.length - 1 ) + step + hits.length ) % hits.length );
		} else if ( event.key === 'Enter' && chosen !== undefined && query === text.trim() ) {
			event.preventDefault();
			onChoose( chosen );
		}
	};

	return (
		<Modal
			className="veranda-search"
			title={ __( 'Search in everything that was said', 'veranda' ) }
			size="large"
			focusOnMount={ false }
			onRequestClose={ onClose }
		>
			<SearchField
				text={ text }
				listId={ listId }
				place={ chosen ? hits.indexOf( chosen ) : -1 }
				onChange={ setText }
				onKey={ handleKey }
			/>
			<p className="veranda-search-state" role="status">
				{ isLoading && <Spinner /> }
				{ stateSentence( found ) }
			</p>
			<ul id={ listId } role="listbox" aria-label={ __( 'What was found', 'veranda' ) } aria-busy={ isLoading }>
				{ hits.map( ( hit, place ) => (
					<FoundItem
						key={ `${ hit.conversation.id } ${ hit.message?.seq ?? 0 }` }
						id={ `${ listId }-${ place }` }
						hit={ hit }
						isActive={ hit === chosen }
						onChoose={ () => onChoose( hit ) }
					/>
				) ) }
			</ul>
			{ ( found.problem !== null || ( cursor !== null && ! ( isLoading && hits.length === 0 ) ) ) && (
				<MoreButton isBusy={ isLoading } onClick={ readMore }>
					{ found.problem !== null ? __( 'Try again', 'veranda' ) : __( 'Search further back', 'veranda' ) }
				</MoreButton>
			) }
			{ canManage && hits.length > 0 && <ExportFound query={ query } /> }
		</Modal>
	);
}

interface FieldProps {
	text: string;
	listId: string;
	/** Of the result that Enter opens; -1: there is none. */
	place: number;
	onChange( text: string ): void;
	onKey( event: KeyboardEvent ): void;
}

function SearchField( { text, listId, place, onChange, onKey }: FieldProps ) {
	const field = useRef< HTMLInputElement >( null );
	useEffect( () => field.current?.focus(), [] );

	return (
		<SearchControl
			ref={ field }
			className="veranda-search-field"
			__nextHasNoMarginBottom
			size="default"
			label={ __( 'Words, a name, an email address, a page or a tag', 'veranda' ) }
			placeholder={ __( 'Words, a name, an email address, a page or a tag', 'veranda' ) }
			value={ text }
			maxLength={ LIMITS.searchCharacters }
			onChange={ onChange }
			onKeyDown={ onKey }
			role="combobox"
			aria-expanded={ place >= 0 }
			aria-controls={ listId }
			aria-autocomplete="list"
			aria-activedescendant={ place < 0 ? undefined : `${ listId }-${ place }` }
			autoComplete="off"
		/>
	);
}

function stateSentence( { query, hits, cursor, isLoading, problem }: Found ): string {
	if ( problem !== null ) {
		return problem;
	}
	if ( query === '' ) {
		return __(
			'Beginnings of words are enough. Put words in quotation marks to find them as they are.',
			'veranda'
		);
	}
	if ( isLoading ) {
		return __( 'Searching', 'veranda' );
	}
	if ( hits.length === 0 ) {
		return cursor === null
			? __( 'Nothing was found. Try fewer words, or only their beginnings.', 'veranda' )
			: __( 'Nothing was found so far.', 'veranda' );
	}
	return cursor === null
		? sprintf(
				/* translators: %d: number of messages and conversations. */
				_n( '%d result', '%d results', hits.length, 'veranda' ),
				hits.length
			)
		: sprintf(
				/* translators: %d: number of messages and conversations. */
				_n( '%d result so far', '%d results so far', hits.length, 'veranda' ),
				hits.length
			);
}
