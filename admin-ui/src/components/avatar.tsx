import { initialsOf } from '../visitor-name';

interface Props {
	name: string;
	/** Decides the tint, so that two people of one name differ. */
	id: string;
	avatarUrl?: string | null;
	/** Shows whether this person is there; absent: nothing is shown. */
	isOnline?: boolean;
}

const TINTS = 6;

/** Shows a face, or initials on a quiet tint. Decoration: the name stands beside it. */
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
