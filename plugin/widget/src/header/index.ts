import type { Feature } from '../core/feature';

/** Says who answers, and holds the menu. */
export const header: Feature< { isMenuOpen: boolean } > = {
	initial: { isMenuOpen: false },
	reduce: { 'window.closed': () => ( { isMenuOpen: false } ) },
	escape( chat ) {
		const { isMenuOpen } = chat.state.header;
		chat.set( 'header', { isMenuOpen: false } );
		return isMenuOpen;
	},
};
