import { Component, type ComponentType } from 'preact';
import { __ } from '../i18n';
import type { ViewProps } from './feature';

/** What is shown in place of a view learns, besides the view's own properties. */
export interface MissingProps {
	/** It did not come, and may be on its way again; false: it is on its way for the first time. */
	hasFailed: boolean;
	retry(): void;
}

/**
 * Makes a view of one whose code is loaded when it is first shown. What does not
 * come is tried again when the network is back, or the visitor wishes.
 *
 *     lazy( async () => ( await import( './rating-card' ) ).RatingCard )
 */
export function lazy< Props extends object = ViewProps >(
	load: ( props: Props ) => Promise< ComponentType< Props > >,
	Missing: ComponentType< Props & MissingProps > = NotLoaded
): ComponentType< Props > {
	let View: ComponentType< Props > | undefined;

	return class extends Component< Props, { hasFailed: boolean } > {
		override state = { hasFailed: false };

		override componentDidMount() {
			window.addEventListener( 'online', this.load );
			this.load();
		}

		override componentWillUnmount() {
			window.removeEventListener( 'online', this.load );
		}

		private readonly load = () => {
			if ( View ) {
				return;
			}
			load( this.props ).then(
				( view ) => {
					View = view;
					// With the whole window, which sees where the focus goes that was on "Try now".
					( this.props as Partial< ViewProps > ).chat?.set( 'window', {} );
					this.forceUpdate();
				},
				() => this.setState( { hasFailed: true } )
			);
		};

		override render( props: Props ) {
			return View ? <View { ...props } /> : <Missing { ...props } { ...this.state } retry={ this.load } />;
		}
	};
}

function NotLoaded( { hasFailed, retry }: MissingProps ) {
	return hasFailed ? (
		<p class="not-loaded" role="alert">
			{ __( 'This part of the chat could not be loaded.', 'veranda' ) }{ ' ' }
			<button type="button" class="link-button" onClick={ retry }>
				{ __( 'Try now', 'veranda' ) }
			</button>
		</p>
	) : null;
}
