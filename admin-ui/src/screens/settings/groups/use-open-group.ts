import { useEffect, useState } from '@wordpress/element';
import type { Section } from '../sections/section';
import { groupsOf, type GroupName } from './groups';

/** Where somebody is on the screen. */
interface Place {
	group: GroupName;
	/** The card that a link led to. */
	section: string | null;
}

/** Knows which group is shown: the one in the address, which may name a card instead, or else the first. */
export function useOpenGroup( sections: Section[] ): Place & { open( group: GroupName ): void } {
	const [ place, setPlace ] = useState( () => placeIn( window.location.hash, sections ) );

	useEffect( () => {
		const follow = () => setPlace( placeIn( window.location.hash, sections ) );
		window.addEventListener( 'hashchange', follow );
		return () => window.removeEventListener( 'hashchange', follow );
	}, [ sections ] );

	const open = ( group: GroupName ) => {
		setPlace( { group, section: null } );
		// No step in the history for each tab: Back leaves the settings, as it does everywhere in wp-admin.
		window.history.replaceState( window.history.state, '', `#${ group }` );
	};
	return { ...place, open };
}

function placeIn( hash: string, sections: Section[] ): Place {
	const name = hash.slice( 1 );
	const groups = groupsOf( sections );
	const group = groups.find( ( each ) => each.name === name );
	const section = group ? undefined : sections.find( ( each ) => each.name === name );
	return {
		group: ( group?.name ?? section?.group ?? groups[ 0 ]?.name ) as GroupName,
		section: section?.name ?? null,
	};
}
