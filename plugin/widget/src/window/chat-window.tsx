import { Component, createRef } from 'preact';
import type { Part, ViewProps } from '../core/feature';
import { Slot } from '../core/slot';
import { Header } from '../header/header';
import { __, sprintf } from '../i18n';
import { fitToScreen } from './fit-to-screen';

/** The window: a dialog that leaves the page usable. */
export class ChatWindow extends Component< ViewProps > {
	private readonly element = createRef< HTMLDivElement >();
	/** Not if the window has come by itself: then the visitor is busy with the page. */
	private takesFocus = ! this.props.state.window.isResumed;
	private screen: Part | undefined;
	private stopFitting: ( () => void ) | undefined;

	override componentDidMount() {
		this.stopFitting = fitToScreen( this.element.current as HTMLElement );
		this.focusFirst();
	}

	override getSnapshotBeforeUpdate() {
		return this.findFocused() !== null;
	}

	override componentDidUpdate( _props: ViewProps, _state: object, hadFocus: boolean ) {
		const focused = this.findFocused();
		// What had the focus has done its work, and left or rests: on with the next thing, where Escape is heard too.
		const hasLost = hadFocus && ( focused === null || focused.matches( ':disabled' ) );
		if ( hasLost || this.screen !== screenOf( this.props ) ) {
			this.focusFirst();
		}
	}

	override componentWillUnmount() {
		this.stopFitting?.();
	}

	/** Returns what has the focus in the window. */
	private findFocused(): Element | null {
		const element = this.element.current as HTMLElement;
		const { activeElement } = element.getRootNode() as ShadowRoot;
		return element.contains( activeElement ) ? activeElement : null;
	}

	private focusFirst() {
		this.screen = screenOf( this.props );
		if ( ! this.takesFocus ) {
			return;
		}
		const target = this.element.current?.querySelector< HTMLElement >( '[data-first]:not(:disabled)' );
		// On touch screens the first control would bring up the keyboard over the conversation.
		const hasKeyboard = ! matchMedia( '(pointer: coarse)' ).matches;
		( ( hasKeyboard && target ) || this.element.current )?.focus();
	}

	private readonly handleFocus = () => {
		this.takesFocus = true;
	};

	override render( { state, chat }: ViewProps ) {
		/* translators: %s: the site's name for its chat. */
		const label = sprintf( __( 'Chat: %s', 'veranda' ), chat.config.title );
		return (
			<div
				ref={ this.element }
				class="window"
				role="dialog"
				aria-label={ label }
				tabIndex={ -1 }
				onFocusIn={ this.handleFocus }
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
