import { TextControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../../relay/protocol/limits';
import { languagesByName } from '../../../../language';
import { sprintf } from '../../../../sprintf';
import { store } from '../../../../store';
import { useTypedText } from '../../../../use-typed-text';
import { Choice } from './choice';
import type { ControlProps, ListFilter } from './filter';

/** Narrows the list to conversations that their visitors rated like this. */
export const byRating: ListFilter = {
	name: 'rating',
	query: ( value ) => ( { rating: scoreOf( value ) } ),
	holds: ( { rating }, value ) => rating?.score === scoreOf( value ),
	isInMenu: true,
	Control: RatingFilter,
};

/** Narrows the list to visitors of one language, in any country. */
export const byLanguage: ListFilter = {
	name: 'language',
	query: ( value ) => ( { language: languageOf( value ) } ),
	holds: ( { visitor: { locale } }, value ) => locale !== null && languageOf( locale ) === languageOf( value ),
	isInMenu: true,
	Control: LanguageFilter,
};

/** Narrows the list to visitors on pages whose address contains something. */
export const byPage: ListFilter = {
	name: 'page',
	query: ( value ) => ( { page: value.slice( 0, LIMITS.searchCharacters ) } ),
	holds: ( { visitor: { page } }, value ) =>
		page !== null && page.url.toLowerCase().includes( value.trim().toLowerCase() ),
	isInMenu: true,
	Control: PageFilter,
};

const SCORES = [ 5, 4, 3, 2, 1 ] as const;

/* An address may say anything. */
const scoreOf = ( value: string ) => SCORES.find( ( score ) => String( score ) === value ) ?? 5;
const languageOf = ( locale: string ) => /^[a-z]{2,3}/.exec( locale.toLowerCase() )?.[ 0 ] ?? 'en';

function RatingFilter( props: ControlProps ) {
	return (
		<Choice
			{ ...props }
			label={ __( 'Rating', 'veranda' ) }
			all={ __( 'Any or none', 'veranda' ) }
			options={ SCORES.map( ( score ) => ( {
				value: String( score ),
				/* translators: %d: a number from 1 to 5. */
				label: sprintf( __( '%d of 5', 'veranda' ), score ),
			} ) ) }
		/>
	);
}

function LanguageFilter( props: ControlProps ) {
	const conversations = useSelect( ( select ) => select( store ).getConversations(), [] );
	const known = Object.values( conversations ).flatMap( ( { visitor } ) => visitor.locale ?? [] );
	const languages = [ ...new Set( [ ...known, ...( props.value ? [ props.value ] : [] ) ].map( languageOf ) ) ];
	return (
		<Choice
			{ ...props }
			label={ __( 'Language', 'veranda' ) }
			all={ __( 'All languages', 'veranda' ) }
			options={ languagesByName( languages ).map( ( { code, name } ) => ( { value: code, label: name } ) ) }
		/>
	);
}

const PAUSE_MS = 400;

/** Looks once nothing has been typed for a moment, or when the field is left or goes. */
function PageFilter( { value, onChange }: ControlProps ) {
	const { text, setText, tell } = useTypedText( value ?? '', ( wanted ) => onChange( wanted || null ) );

	useEffect( () => {
		const timer = setTimeout( () => tell.current(), PAUSE_MS );
		return () => clearTimeout( timer );
	}, [ text, tell ] );
	return (
		<TextControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ __( 'Page contains', 'veranda' ) }
			placeholder="/shop/"
			maxLength={ LIMITS.searchCharacters }
			value={ text }
			onChange={ setText }
			onBlur={ () => tell.current() }
		/>
	);
}
