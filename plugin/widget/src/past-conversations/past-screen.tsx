import type { ViewProps } from '../core/feature';
import { PastList } from './past-list';
import { PastReading } from './past-reading';
import './past.css';

/** The list of what was said before, and over it the one that is being read: the list stays as it was left. */
export function PastScreen( { state, chat }: ViewProps ) {
	const { reading } = state.pastConversations;
	return (
		<>
			<PastList state={ state } chat={ chat } />
			{ reading && <PastReading key={ reading.id } state={ state } chat={ chat } conversation={ reading } /> }
		</>
	);
}
