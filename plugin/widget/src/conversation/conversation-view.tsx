import type { ViewProps } from '../core/feature';
import { Slot } from '../core/slot';
import './conversation.css';
import { MessageList } from './message-list';

/** The conversation: what was said, how it stands, and a place to write. */
export function ConversationView( props: ViewProps ) {
	return (
		<div class="conversation">
			<Slot name="bar" { ...props } />
			<MessageList { ...props } />
			<Slot name="foot" isSingle { ...props } />
			<Slot name="sheet" { ...props } />
		</div>
	);
}
