import { render } from 'preact';
import type { Feature } from '../core/feature';
import { unreadMessages } from '../conversation/state';
import type { State } from '../features';
import { PreviewCard } from './preview-card';

/** The last message that the visitor does not want to be shown, as `CONVERSATION:SEQ`. */
const DISMISSED_KEY = 'dismissed';

/** After this long readers know a place. */
const KNOWN_MS = 100;

/** Shows a new answer above the launcher while the window is closed. */
export const preview: Feature = {
	initial: {},
	start( chat ) {
		const { launcher, storage } = chat;
		const place = document.createElement( 'div' );
		place.setAttribute( 'role', 'status' );
		launcher.container.prepend( place );

		const show = ( state: State ) => {
			const message = state.window.isOpen ? undefined : unreadMessages( state.conversation ).pop();
			const key = message && `${ message.conversationId }:${ message.seq }`;
			const isShown = message && key && storage.get( DISMISSED_KEY ) !== key;
			const dismiss = () => {
				storage.set( DISMISSED_KEY, key ?? '' );
				show( chat.state );
				launcher.button.focus();
			};
			render(
				isShown ? <PreviewCard message={ message } open={ () => chat.open() } dismiss={ dismiss } /> : null,
				place
			);
		};
		// It comes with the first answer, and readers announce only what comes into a place that they know.
		setTimeout( () => {
			chat.onChange( show );
			// Another tab has dismissed it.
			storage.onChange( ( changed ) => changed === DISMISSED_KEY && show( chat.state ) );
			show( chat.state );
		}, KNOWN_MS );
	},
};
