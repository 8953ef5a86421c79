interface Props {
	name: string;
	avatarUrl: string | null;
}

/** A person's picture, or the first letters of the name. */
export function Face( { name, avatarUrl }: Props ) {
	if ( avatarUrl && isOwnPicture( avatarUrl ) ) {
		return <img class="face" src={ avatarUrl } alt="" referrerpolicy="no-referrer" />;
	}
	return (
		<span class="face" aria-hidden="true">
			{ initialsOf( name ) }
		</span>
	);
}

/** A picture from elsewhere would tell a third party who is chatting here. */
function isOwnPicture( address: string ): boolean {
	try {
		return new URL( address, location.href ).origin === location.origin;
	} catch {
		return false;
	}
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
