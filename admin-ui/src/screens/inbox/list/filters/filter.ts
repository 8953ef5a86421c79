import type { ComponentType } from 'react';
import type { Conversation } from '../../../../../../relay/protocol';
import type { ListQuery } from '../../../../store/lists/view';
import type { InboxView } from '../views/view';

/** Narrows any view of the list by a value that the agent chooses. */
export interface ListFilter {
	/** In the address of the page. */
	name: string;
	/** Asks the relay for these conversations alone. */
	query( value: string ): ListQuery;
	/** Whether a conversation is among them: as the relay decides by the query. */
	holds( conversation: Conversation, value: string ): boolean;
	Control: ComponentType< ControlProps >;
}

export interface ControlProps {
	/** null: the view is not narrowed by this filter. */
	value: string | null;
	onChange( value: string | null ): void;
}

/** What each filter is set to, by its name. */
export type FilterValues = Readonly< Record< string, string > >;

/** Returns a view as the filters leave it; the view itself if none is set. */
export function narrow( view: InboxView, filters: readonly ListFilter[], values: FilterValues ): InboxView {
	return filters.reduce( ( narrowed, { name, query, holds } ) => {
		const value = values[ name ];
		return value === undefined
			? narrowed
			: {
					...narrowed,
					query: { ...narrowed.query, ...query( value ) },
					holds: ( conversation, agentId ) =>
						narrowed.holds( conversation, agentId ) && holds( conversation, value ),
				};
	}, view );
}
