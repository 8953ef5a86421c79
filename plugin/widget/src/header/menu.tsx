import { DOTS, Icon } from '../components/icon';
import type { ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';
import './menu.css';

/** Most visitors never open it: it comes with the features that fill it. */
const MenuList = lazy( async ( { chat }: ViewProps ) => {
	await chat.bringLater();
	return ( await import( '../later-features' ) ).MenuList;
} );

/** The header's menu, unless it is known that no feature has something for it. */
export function Menu( { state, chat }: ViewProps ) {
	const { isMenuOpen } = state.header;
	const show = ( isShown: boolean ) => chat.set( 'header', { isMenuOpen: isShown } );
	if ( chat.isComplete && chat.shown( 'menu' ).length === 0 ) {
		return null;
	}
	return (
		<div class="menu">
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Chat options', 'veranda' ) }
				aria-expanded={ isMenuOpen }
				onClick={ () => show( ! isMenuOpen ) }
			>
				<Icon path={ DOTS } />
			</button>
			{ isMenuOpen && <MenuList state={ state } chat={ chat } /> }
		</div>
	);
}
