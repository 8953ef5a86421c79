import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __, sprintf } from '../i18n';
import type { State } from '../state';
import { Face } from './face';
import { CloseIcon, MenuIcon } from './icons';

interface Props {
	state: State;
	controller: ChatController;
}

/** Says who answers; holds the menu and the way out. */
export function Header( { state, controller }: Props ) {
	const { conversation, availability, phase } = state;
	const { title } = controller.config;
	const assignee = conversation?.state === 'open' ? conversation.assignee : null;
	const team = availability?.agents.slice( 0, 3 ) ?? [];
	const faces = assignee ? [ assignee ] : team.length > 0 ? team : [ { id: '', name: title, avatarUrl: null } ];
	const isThere = phase === 'ready' && ( assignee !== null || availability?.status === 'online' );

	return (
		<header class="header">
			<span class="faces">
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
				<CloseIcon />
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
		return sprintf( __( 'Answers you for %s.', 'veranda' ), title );
	}
	switch ( availability?.status ) {
		case 'online':
			return __( 'We are here for you.', 'veranda' );
		case 'away':
			return __( 'We will be back in a moment.', 'veranda' );
		default:
			return __( 'We answer as soon as we are back.', 'veranda' );
	}
}

function Menu( { state, controller }: Props ) {
	const [ isOpen, setOpen ] = useState( false );
	const element = useRef< HTMLDivElement >( null );
	const mayEnd = state.phase === 'ready' && state.conversation !== null && state.conversation.state !== 'closed';

	useEffect( () => {
		if ( ! isOpen ) {
			return;
		}
		const root = element.current?.getRootNode();
		const handleDown = ( event: Event ) => {
			if ( ! element.current?.contains( event.target as Node ) ) {
				setOpen( false );
			}
		};
		root?.addEventListener( 'pointerdown', handleDown );
		return () => root?.removeEventListener( 'pointerdown', handleDown );
	}, [ isOpen ] );

	const choose = ( act: () => void ) => () => {
		setOpen( false );
		act();
	};
	const handleKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && isOpen ) {
			event.stopPropagation();
			setOpen( false );
			element.current?.querySelector( 'button' )?.focus();
		}
	};
	const handleBlur = ( event: FocusEvent ) => {
		if ( event.relatedTarget && ! element.current?.contains( event.relatedTarget as Node ) ) {
			setOpen( false );
		}
	};

	return (
		<div class="menu" ref={ element } onKeyDown={ handleKeyDown } onFocusOut={ handleBlur }>
			<button
				type="button"
				class="icon-button"
				aria-label={ __( 'Chat options', 'veranda' ) }
				aria-expanded={ isOpen }
				onClick={ () => setOpen( ! isOpen ) }
			>
				<MenuIcon />
			</button>
			{ isOpen && (
				<ul class="menu-list">
					<li>
						<button type="button" onClick={ choose( () => controller.toggleSound() ) }>
							{ state.hasSound
								? __( 'Turn sound off', 'veranda' )
								: __( 'Turn sound on', 'veranda' ) }
						</button>
					</li>
					{ /^https?:/i.test( controller.config.privacyUrl ?? '' ) && (
						<li>
							<a href={ controller.config.privacyUrl ?? '' } target="_blank" rel="noopener">
								{ __( 'Privacy policy', 'veranda' ) }
							</a>
						</li>
					) }
					{ mayEnd && (
						<li>
							<button type="button" onClick={ choose( () => controller.askToEnd( true ) ) }>
								{ __( 'End chat', 'veranda' ) }
							</button>
						</li>
					) }
				</ul>
			) }
		</div>
	);
}
