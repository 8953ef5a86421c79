import { Component, createRef } from 'preact';
import type { ViewProps } from '../core/feature';
import './menu-list.css';

/** What the features have for the menu. */
export class MenuList extends Component< ViewProps > {
	private readonly element = createRef< HTMLUListElement >();
	/** The list, and the button that opens it. */
	private menu: HTMLElement | null = null;

	override componentDidMount() {
		this.menu = this.element.current?.parentElement ?? null;
		this.menu?.addEventListener( 'focusout', this.handleLeave );
	}

	override componentWillUnmount() {
		this.menu?.removeEventListener( 'focusout', this.handleLeave );
	}

	private readonly close = () => this.props.chat.set( 'header', { isMenuOpen: false } );

	private readonly handleLeave = ( { relatedTarget }: FocusEvent ) => {
		if ( ! this.menu?.contains( relatedTarget as Node | null ) ) {
			this.close();
		}
	};

	override render( { state, chat }: ViewProps ) {
		return (
			// Whatever was chosen, the menu has done its work. It has the focus if what stood here before had it.
			// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
			<ul ref={ this.element } data-first tabIndex={ -1 } onClick={ this.close }>
				{ chat.shown( 'menu' ).map( ( { view: Entry } ) => (
					<li key={ Entry }>
						<Entry state={ state } chat={ chat } />
					</li>
				) ) }
			</ul>
		);
	}
}
