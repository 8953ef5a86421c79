import { FormTokenField } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useEffect, useState } from '@wordpress/element';
import { decodeEntities } from '@wordpress/html-entities';
import { __ } from '@wordpress/i18n';
import { fetchPages, searchPages, type FoundPage } from './placement-api';

interface Props {
	ids: number[];
	onChange( ids: number[] ): void;
}

const PAUSE_MS = 250;

/** Chooses pages, posts and products by their titles. */
export function PagePicker( { ids, onChange }: Props ) {
	const [ titles, setTitles ] = useState< Record< number, string > >( {} );
	const [ found, setFound ] = useState< number[] >( [] );
	const learn = ( pages: FoundPage[] ) => {
		setTitles( ( known ) => ( {
			...known,
			...Object.fromEntries( pages.map( ( { id, title } ) => [ id, decodeEntities( title ) ] ) ),
		} ) );
		return pages.map( ( { id } ) => id );
	};
	const unknown = ids.filter( ( id ) => ! ( id in titles ) ).join();

	useEffect( () => {
		if ( unknown !== '' ) {
			// A page whose title does not come has its number.
			fetchPages( unknown.split( ',' ).map( Number ) ).then( learn, () => undefined );
		}
	}, [ unknown ] );

	const search = useDebounce( ( words: string ) => {
		if ( words.trim() !== '' ) {
			searchPages( words ).then(
				( pages ) => setFound( learn( pages ) ),
				() => setFound( [] )
			);
		}
	}, PAUSE_MS );
	const nameOf = ( id: number ) => ( titles[ id ] ? `${ titles[ id ] } (#${ id })` : `#${ id }` );

	return (
		<FormTokenField
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			label={ __( 'Pages, posts or products', 'veranda' ) }
			placeholder={ ids.length === 0 ? __( 'Type a title', 'veranda' ) : '' }
			value={ ids.map( nameOf ) }
			suggestions={ found.map( nameOf ) }
			// The search has looked at more than the title.
			__experimentalValidateInput={ ( text ) => numberIn( text ) !== null }
			onInputChange={ search }
			onChange={ ( tokens ) =>
				onChange( tokens.map( ( token ) => numberIn( String( token ) ) ).filter( ( id ) => id !== null ) )
			}
		/>
	);
}

/** Returns the number of the page that a token names. */
function numberIn( token: string ): number | null {
	const number = /#(\d+)\)?$/.exec( token )?.[ 1 ];
	return number === undefined ? null : Number( number );
}
