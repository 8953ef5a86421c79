import { useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';

/**
 * Keeps what is typed in a field, and tells it when the field goes, or before by `tell`; the same is told once. What was
 * refused (false) stays in the field, and can be told again. The field follows when the value is changed elsewhere.
 */
export function useTypedText( value: string, onTell: ( text: string ) => Promise< boolean > | void ) {
	const [ text, setText ] = useState( value );
	const told = useRef( value );
	const tell = useRef( () => {} );

	useLayoutEffect( () => {
		tell.current = () => {
			const wanted = text.trim();
			if ( wanted !== told.current ) {
				told.current = wanted;
				void onTell( wanted )?.then( ( isTaken ) => {
					if ( ! isTaken && told.current === wanted ) {
						told.current = value;
					}
				} );
			}
		};
	} );
	useEffect( () => {
		if ( value !== told.current ) {
			told.current = value;
			setText( value );
		}
	}, [ value ] );
	useEffect( () => () => tell.current(), [] );

	return { text, setText, tell };
}
