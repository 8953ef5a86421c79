import type { ChatController } from '../chat-controller';
import type { State } from '../state';

/** What every view gets: what to show, and what can be done. */
export interface ViewProps {
	state: State;
	controller: ChatController;
}
