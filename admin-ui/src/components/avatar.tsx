import { initialsOf } from '../visitor-name';

interface Props {
	name: string;
	/** Picks the tint, so that two people with the same name differ. */
	id: string;
	avatarUrl?: string | null;
	/** Adds a presence dot. Without it there is no dot. */
	isOnline?: boolean;
}

const TINTS = 6;

/** Shows a face, or initials on a quiet tint. Decorative: the name is always beside it. */
export function Avatar( { name, id, avatarUrl, isOnline }: Props ) {
	return (
		<span className={ `veranda-avatar is-tint-${ tintOf( id ) }` } aria-hidden="true">
			{ avatarUrl ? <img src={ avatarUrl } alt="" loading="lazy" /> : initialsOf( name ) }
			{ isOnline !== undefined && (
				<span className={ `veranda-presence-dot ${ isOnline ? 'is-online' : 'is-offline' }` } />
			) }
		</span>
	);
}

function tintOf( id: string ): number {
	let sum = 0;
	for ( const character of id ) {
		sum += character.codePointAt( 0 ) ?? 0;
	}
	return sum % TINTS;
}
