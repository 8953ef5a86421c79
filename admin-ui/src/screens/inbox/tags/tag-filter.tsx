import { Button, Dropdown, MenuItem, NavigableMenu, SearchControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { close, tag as tagIcon } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { ControlProps, ListFilter } from '../list/filters/filter';
import { TagChip } from '../../../components/tag-chip';
import { isSameTag } from './tidy-tags';

/** Narrows the list to conversations with a certain tag. */
export const byTag: ListFilter = {
	name: 'tag',
	query: ( value ) => ( { tag: value } ),
	holds: ( { tags }, value ) => tags.some( ( name ) => isSameTag( name, value ) ),
	Control: TagFilter,
};

function TagFilter( { value, onChange }: ControlProps ) {
	const names = useSelect( ( select ) => select( store ).getTagNames(), [] );

	if ( value !== null ) {
		return (
			<span className="veranda-filter">
				<TagChip name={ value } />
				<Button
					icon={ close }
					iconSize={ 16 }
					size="small"
					/* translators: %s: name of a tag. */
					label={ sprintf( __( 'Show conversations without the tag “%s”, too', 'veranda' ), value ) }
					onClick={ () => onChange( null ) }
				/>
			</span>
		);
	}
	// A site without tags needs no filter.
	if ( names.length === 0 ) {
		return null;
	}
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					icon={ tagIcon }
					size="small"
					aria-expanded={ isOpen }
					aria-haspopup="true"
					onClick={ onToggle }
				>
					{ __( 'Filter by tag', 'veranda' ) }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<TagMenu
					names={ names }
					onChoose={ ( name ) => {
						onChange( name );
						onClose();
					} }
				/>
			) }
		/>
	);
}

/** More tags than this are found by search. */
const MOST = 50;

function TagMenu( { names, onChoose }: { names: readonly string[]; onChoose( name: string ): void } ) {
	const [ search, setSearch ] = useState( '' );
	const wanted = search.trim().toLowerCase();
	const found = names.filter( ( name ) => name.toLowerCase().includes( wanted ) ).slice( 0, MOST );

	return (
		<div className="veranda-tag-menu">
			<SearchControl
				label={ __( 'Search tags', 'veranda' ) }
				placeholder={ __( 'Search tags', 'veranda' ) }
				value={ search }
				onChange={ setSearch }
				__nextHasNoMarginBottom
			/>
			<NavigableMenu orientation="vertical" role="menu" aria-label={ __( 'Tags', 'veranda' ) }>
				{ found.map( ( name ) => (
					<MenuItem key={ name } onClick={ () => onChoose( name ) }>
						<TagChip name={ name } />
					</MenuItem>
				) ) }
			</NavigableMenu>
			{ found.length === 0 && <p className="veranda-hint">{ __( 'No tag matches.', 'veranda' ) }</p> }
		</div>
	);
}
