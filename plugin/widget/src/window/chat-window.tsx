import { Component, createRef } from 'preact';
import { __, sprintf } from '../i18n';
import { ConversationView } from '../conversation/conversation-view';
import { fitToScreen } from './fit-to-screen';
import { Header } from '../header/header';
import { OfflineForm } from '../left-message/left-message-form';
import type { ViewProps } from '../components/props';
import { Skeleton } from './skeleton';

const VIEWS = { opening: Skeleton, away: OfflineForm, ready: ConversationView };

/** The window: a dialog that leaves the page usable. */
export class ChatWindow extends Component< ViewProps > {
	private readonly element = createRef< HTMLDivElement >();
	private focused: Element | null = null;
	private stopFitting: ( () => void ) | undefined;

	override componentDidMount() {
		this.stopFitting = fitToScreen( this.element.current as HTMLElement );
		this.focusFirst();
	}

	override componentDidUpdate( { state }: ViewProps ) {
		const isGone = this.focused !== null && ! this.focused.isConnected;
		if ( state.phase !== this.props.state.phase ) {
			this.focusFirst();
		} else if ( isGone ) {
			// What had the focus has done its work and left: Escape must still be heard here.
			this.element.current?.focus();
		}
	}

	override componentWillUnmount() {
		this.stopFitting?.();
	}

	private focusFirst() {
		const target = this.element.current?.querySelector< HTMLElement >( '[data-first]' );
		// On touch screens the first control would bring up the keyboard over the conversation.
		const hasKeyboard = ! matchMedia( '(pointer: coarse)' ).matches;
		( ( hasKeyboard && target ) || this.element.current )?.focus();
	}

	private readonly handleFocus = ( event: FocusEvent ) => {
		this.focused = event.target as Element;
	};

	private readonly handleBlur = ( event: FocusEvent ) => {
		// Removing an element tells nobody where the focus went; leaving it does.
		if ( ( event.target as Element ).isConnected ) {
			this.focused = null;
		}
	};

	private readonly handleKeyDown = ( event: KeyboardEvent ) => {
		const { state, controller } = this.props;
		if ( event.key !== 'Escape' || event.isComposing ) {
			return;
		}
		event.stopPropagation();
		if ( state.isMenuOpen || state.ending !== 'no' ) {
			controller.set( { isMenuOpen: false, ending: 'no' } );
		} else {
			controller.close();
		}
	};

	override render( { state, controller }: ViewProps ) {
		const View = VIEWS[ state.phase ];
		/* translators: %s: the site's name for its chat. */
		const label = sprintf( __( 'Chat: %s', 'veranda' ), controller.config.title );
		return (
			// Escape is heard wherever in the window the focus is.
			// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
			<div
				ref={ this.element }
				class="window"
				role="dialog"
				aria-label={ label }
				tabIndex={ -1 }
				onKeyDown={ this.handleKeyDown }
				onFocusIn={ this.handleFocus }
				onFocusOut={ this.handleBlur }
			>
				<Header state={ state } controller={ controller } />
				<View state={ state } controller={ controller } />
			</div>
		);
	}
}
