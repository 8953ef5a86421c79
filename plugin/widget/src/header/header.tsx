import { backSentence } from '../browser/back-sentence';
import { Face } from '../components/face';
import { CROSS, Icon } from '../components/icon';
import type { ViewProps } from '../core/feature';
import type { State } from '../features';
import { __ } from '../i18n';
import { Menu } from './menu';
import './header.css';

/** Says who answers; holds the menu and the way out. */
export function Header( { state, chat }: ViewProps ) {
	const { current } = state.conversation;
	const { availability } = state.session;
	const { title } = chat.config;
	const headline = chat.shown( 'screen' )[ 0 ]?.headline;
	const assignee = current?.state === 'open' ? current.assignee : null;
	const isThere = ! headline && ( assignee ?? availability )?.status === 'online';
	const team = isThere ? ( availability?.agents.slice( 0, 2 ) ?? [] ) : [];
	const faces = assignee ? [ assignee ] : team;

	return (
		<div class="header">
			<span class="faces">
				{ faces.length === 0 && <Face name={ title } avatarUrl={ null } /> }
				{ faces.map( ( { id, name, avatarUrl } ) => (
					<Face key={ id } name={ name } avatarUrl={ avatarUrl } />
				) ) }
				{ isThere && <span class="dot" /> }
			</span>
			<div class="who">
				<h2>
					<bdi>{ assignee ? assignee.name : title }</bdi>
				</h2>
				<p>{ headline ? headline() : statusOf( state, title ) }</p>
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

function statusOf( { conversation: { current }, session }: State, title: string ): string {
	if ( current?.state === 'open' && current.assignee ) {
		return title;
	}
	const { status, backAt } = session.availability ?? {};
	switch ( status ) {
		case 'online':
			return __( 'We are here for you.', 'veranda' );
		case 'away':
			return __( 'Replies may take longer than usual.', 'veranda' );
		default:
			return backAt ? backSentence( backAt ) : __( 'We answer as soon as we are back.', 'veranda' );
	}
}
