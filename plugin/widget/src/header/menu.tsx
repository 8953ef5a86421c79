import { DOTS, Icon } from '../components/icon';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import './menu.css';

/** The header's menu, if any feature has something for it. */
export function Menu( { state, chat }: ViewProps ) {
	const { isMenuOpen } = state.header;
	const entries = chat.shown( 'menu' );
	const show = ( isShown: boolean ) => chat.set( 'header', { isMenuOpen: isShown } );
	const handleLeave = ( event: FocusEvent ) => {
		if ( ! ( event.currentTarget as Node ).contains( event.relatedTarget as Node | null ) ) {
			show( false );
		}
	};
	if ( entries.length === 0 ) {
		return null;
	}
	return (
		<div class="menu" onFocusOut={ handleLeave }>
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Chat options', 'veranda' ) }
				aria-expanded={ isMenuOpen }
				onClick={ () => show( ! isMenuOpen ) }
			>
				<Icon path={ DOTS } />
			</button>
			{ isMenuOpen && (
				// Whatever was chosen, the menu has done its work.
				// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
				<ul onClick={ () => show( false ) }>
					{ entries.map( ( { view: Entry } ) => (
						<li key={ Entry }>
							<Entry state={ state } chat={ chat } />
						</li>
					) ) }
				</ul>
			) }
		</div>
	);
}
