import './face.css';

interface Props {
	name: string;
	avatarUrl: string | null;
	/** Only of the owner's own picture: what screen readers say for it. */
	ownAlt?: string | undefined;
}

/** A person's picture, or the first letters of the name. */
export function Face( { name, avatarUrl, ownAlt }: Props ) {
	// A picture from elsewhere would tell a third party who is chatting here. WordPress has checked the owner's.
	if ( avatarUrl?.startsWith( ownAlt === undefined ? `${ location.origin }/` : '' ) ) {
		return <img class="face" src={ avatarUrl } alt={ ownAlt ?? '' } />;
	}
	return (
		<span class="face" aria-hidden="true">
			{ initialsOf( name ) }
		</span>
	);
}

function initialsOf( name: string ): string {
	// By code point: half of a surrogate pair is no letter.
	const [ first = '', ...others ] = name
		.trim()
		.split( /\s+/ )
		.map( ( word ) => [ ...word ][ 0 ] );
	return ( first + ( others.pop() ?? '' ) ).toUpperCase();
}
