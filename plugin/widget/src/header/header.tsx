import { Face } from '../components/face';
import { CROSS, Icon } from '../components/icon';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { Menu } from './menu';
import { statusOf } from './status';
import './header.css';

/** Says who answers; holds the menu and the way out. Lower while there is something to read. */
export function Header( { state, chat }: ViewProps ) {
	const { current } = state.conversation;
	const { title, logoUrl = null, logoAlt } = chat.config;
	const headline = chat.shown( 'screen' )[ 0 ]?.headline;
	const assignee = current?.state === 'open' ? current.assignee : null;
	const isThere = ! headline && ( assignee ?? state.session.availability )?.status === 'online';
	const face = assignee ?? { name: title, avatarUrl: logoUrl, ownAlt: logoAlt };

	return (
		<div class={ current ? 'header is-low' : 'header' }>
			<span class="faces">
				<Face key={ assignee?.id } { ...face } />
				{ isThere && <span class="dot" /> }
			</span>
			<div class="who">
				<h2>
					<bdi>{ face.name }</bdi>
				</h2>
				<p>{ headline ? headline() : statusOf( state.session, assignee ) }</p>
			</div>
			<Menu state={ state } chat={ chat } />
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Close chat', 'veranda' ) }
				onClick={ () => chat.close() }
			>
				<Icon path={ CROSS } />
			</button>
		</div>
	);
}
