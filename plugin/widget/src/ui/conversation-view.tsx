import type { ChatController } from '../chat-controller';
import type { State } from '../state';
import { Composer } from './composer';
import { EndConfirmation } from './end-confirmation';
import { EndedCard } from './ended-card';
import { MessageList } from './message-list';
import { StatusBar } from './status-bar';

interface Props {
	state: State;
	controller: ChatController;
}

/** The conversation: what was said, how it stands, and a place to write. */
export function ConversationView( { state, controller }: Props ) {
	const isEnded = state.conversation?.state === 'closed';
	return (
		<div class="conversation">
			<StatusBar state={ state } controller={ controller } />
			<MessageList state={ state } controller={ controller } />
			{ isEnded ? (
				<EndedCard state={ state } controller={ controller } />
			) : (
				<Composer state={ state } controller={ controller } />
			) }
			{ ( state.ending === 'asking' || state.ending === 'sending' || state.ending === 'failed' ) && (
				<EndConfirmation state={ state } controller={ controller } />
			) }
		</div>
	);
}
