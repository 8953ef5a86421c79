import type { ViewProps } from '../core/feature';
import './menu-list.css';

/** What the features have for the menu. */
export function MenuList( { state, chat }: ViewProps ) {
	return (
		// Whatever was chosen, the menu has done its work.
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
		<ul onClick={ () => chat.set( 'header', { isMenuOpen: false } ) }>
			{ chat.shown( 'menu' ).map( ( { view: Entry } ) => (
				<li key={ Entry }>
					<Entry state={ state } chat={ chat } />
				</li>
			) ) }
		</ul>
	);
}
