import type { Change, State } from '../state';
import { __ } from '../i18n';
import { Face } from '../components/face';
import { CROSS, DOTS, Icon } from '../components/icon';
import type { ViewProps } from '../components/props';

/** Says who answers; holds the menu and the way out. */
export function Header( { state, controller }: ViewProps ) {
	const { conversation, availability, phase } = state;
	const { title } = controller.config;
	const assignee = conversation?.state === 'open' ? conversation.assignee : null;
	const isThere = phase === 'ready' && ( assignee || availability?.status === 'online' );
	const team = isThere ? ( availability?.agents.slice( 0, 2 ) ?? [] ) : [];
	const faces = assignee ? [ assignee ] : team;

	return (
		<header class="header">
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
				<p>{ statusOf( state, title ) }</p>
			</div>
			<Menu state={ state } controller={ controller } />
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Close chat', 'veranda' ) }
				onClick={ () => controller.close() }
			>
				<Icon path={ CROSS } />
			</button>
		</header>
	);
}

function statusOf( { phase, conversation, availability }: State, title: string ): string {
	if ( phase === 'opening' ) {
		return __( 'One moment…', 'veranda' );
	}
	if ( phase === 'away' ) {
		return __( 'Leave us a message.', 'veranda' );
	}
	if ( conversation?.state === 'open' && conversation.assignee ) {
		return title;
	}
	return availability?.status === 'online'
		? __( 'We are here for you.', 'veranda' )
		: __( 'We answer as soon as we are back.', 'veranda' );
}

function Menu( { state, controller }: ViewProps ) {
	const { isMenuOpen, phase, conversation } = state;
	const { privacyUrl } = controller.config;
	const mayEnd = phase === 'ready' && conversation && conversation.state !== 'closed';
	const show = ( change: Change ) => () => controller.set( { isMenuOpen: false, ...change } );
	const handleBlur = ( event: FocusEvent ) => {
		if ( ! ( event.currentTarget as Node ).contains( event.relatedTarget as Node | null ) ) {
			controller.set( { isMenuOpen: false } );
		}
	};

	return (
		<div class="menu" onFocusOut={ handleBlur }>
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Chat options', 'veranda' ) }
				aria-expanded={ isMenuOpen }
				onClick={ show( { isMenuOpen: ! isMenuOpen } ) }
			>
				<Icon path={ DOTS } />
			</button>
			{ isMenuOpen && (
				<ul>
					{ privacyUrl && /^https?:/.test( privacyUrl ) && (
						<li>
							<a href={ privacyUrl } target="_blank" rel="noopener noreferrer">
								{ __( 'Privacy policy', 'veranda' ) }
							</a>
						</li>
					) }
					{ mayEnd && (
						<li>
							<button type="button" onClick={ show( { ending: 'asking' } ) }>
								{ __( 'End chat', 'veranda' ) }
							</button>
						</li>
					) }
				</ul>
			) }
		</div>
	);
}
