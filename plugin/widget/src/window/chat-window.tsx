import { isComposing } from '../../../../relay/client/is-composing';
import { Component, createRef } from 'preact';
import type { Part, ViewProps } from '../core/feature';
import { Slot } from '../core/slot';
import { Header } from '../header/header';
import { __, sprintf } from '../i18n';
import { fitToScreen } from './fit-to-screen';

/** The window: a dialog that leaves the page usable. */
export class ChatWindow extends Component< ViewProps > {
	private readonly element = createRef< HTMLDivElement >();
	private focused: Element | null = null;
	/** Not if the window has come by itself: then the visitor is busy with the page. */
	private takesFocus = ! this.props.state.window.isResumed;
	private screen: Part | undefined;
	private stopFitting: ( () => void ) | undefined;

	override componentDidMount() {
		this.stopFitting = fitToScreen( this.element.current as HTMLElement );
		this.focusFirst();
	}

	override componentDidUpdate() {
		const isGone = this.focused !== null && ! this.focused.isConnected;
		if ( this.screen !== screenOf( this.props ) ) {
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
		this.screen = screenOf( this.props );
		if ( ! this.takesFocus ) {
			return;
		}
		const target = this.element.current?.querySelector< HTMLElement >( '[data-first]' );
		// On touch screens the first control would bring up the keyboard over the conversation.
		const hasKeyboard = ! matchMedia( '(pointer: coarse)' ).matches;
		( ( hasKeyboard && target ) || this.element.current )?.focus();
	}

	private readonly handleFocus = ( event: FocusEvent ) => {
		this.focused = event.target as Element;
		this.takesFocus = true;
	};

	private readonly handleBlur = ( event: FocusEvent ) => {
		// Removing an element tells nobody where the focus went; leaving it does.
		if ( ( event.target as Element ).isConnected ) {
			this.focused = null;
		}
	};

	private readonly handleKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && ! isComposing( event ) ) {
			event.stopPropagation();
			this.props.chat.escape();
		}
	};

	override render( { state, chat }: ViewProps ) {
		/* translators: %s: the site's name for its chat. */
		const label = sprintf( __( 'Chat: %s', 'veranda' ), chat.config.title );
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
				<Header state={ state } chat={ chat } />
				<Slot name="screen" isSingle state={ state } chat={ chat } />
			</div>
		);
	}
}

function screenOf( { chat }: ViewProps ): Part | undefined {
	return chat.shown( 'screen' )[ 0 ];
}
