import { Composer } from '../composer/composer';
import { EndConfirmation } from '../ending/end-confirmation';
import { EndedCard } from '../ending/ended-card';
import { MessageList } from './message-list';
import type { ViewProps } from '../components/props';
import { StatusBar } from '../connection/status-bar';

/** The conversation: what was said, how it stands, and a place to write. */
export function ConversationView( props: ViewProps ) {
	const { conversation, ending } = props.state;
	return (
		<div class="conversation">
			<StatusBar { ...props } />
			<MessageList { ...props } />
			{ conversation?.state === 'closed' ? <EndedCard { ...props } /> : <Composer { ...props } /> }
			{ ending !== 'no' && <EndConfirmation { ...props } /> }
		</div>
	);
}
