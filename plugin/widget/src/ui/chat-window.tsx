import { useEffect, useRef } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __, sprintf } from '../i18n';
import type { State } from '../state';
import { ConversationView } from './conversation-view';
import { Header } from './header';
import { OfflineForm } from './offline-form';
import { Skeleton } from './skeleton';
import { useViewport } from './use-viewport';

interface Props {
	state: State;
	controller: ChatController;
}

/** The window: a dialog that leaves the page usable. */
export function ChatWindow( { state, controller }: Props ) {
	const element = useRef< HTMLDivElement >( null );
	useViewport( element );
	useEffect( () => {
		const target = element.current?.querySelector< HTMLElement >( '[data-first]' );
		// On touch screens the first control would bring up the keyboard over the conversation.
		const hasKeyboard = ! matchMedia( '(pointer: coarse)' ).matches;
		( hasKeyboard && target ? target : element.current )?.focus();
	}, [ state.phase ] );

	const handleKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && ! event.isComposing ) {
			event.stopPropagation();
			if ( state.ending === 'asking' ) {
				controller.askToEnd( false );
			} else {
				controller.close();
			}
		}
	};

	return (
		<div
			ref={ element }
			class="window"
			role="dialog"
			aria-label={ sprintf( __( 'Chat: %s', 'veranda' ), controller.config.title ) }
			tabIndex={ -1 }
			onKeyDown={ handleKeyDown }
		>
			<Header state={ state } controller={ controller } />
			<View state={ state } controller={ controller } />
		</div>
	);
}

function View( { state, controller }: Props ) {
	switch ( state.phase ) {
		case 'opening':
			return <Skeleton />;
		case 'away':
			return <OfflineForm state={ state } controller={ controller } />;
		case 'ready':
			return <ConversationView state={ state } controller={ controller } />;
	}
}
