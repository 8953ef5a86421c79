import './face.css';

interface Props {
	name: string;
	avatarUrl: string | null;
}

/** A person's picture, or the first letters of the name. */
export function Face( { name, avatarUrl }: Props ) {
	// A picture from elsewhere would tell a third party who is chatting here.
	if ( avatarUrl?.startsWith( `${ location.origin }/` ) ) {
		return <img class="face" src={ avatarUrl } alt="" />;
	}
	return (
		<span class="face" aria-hidden="true">
			{ initialsOf( name ) }
		</span>
	);
}

function initialsOf( name: string ): string {
	const words = name.trim().split( /\s+/ );
	const chosen = words.length > 1 ? [ words[ 0 ], words[ words.length - 1 ] ] : words;
	// By code point: half of a surrogate pair is no letter.
	return chosen
		.map( ( word ) => [ ...( word ?? '' ) ][ 0 ] ?? '' )
		.join( '' )
		.toUpperCase();
}
