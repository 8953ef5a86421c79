import type { ComponentType } from 'react';
import type { Conversation } from '../../../../../../relay/protocol';
import type { ListQuery, View } from '../../../../store/lists/view';
import type { InboxView } from '../views/view';

/** Narrows any view of the list to conversations that match a value. */
export interface ListFilter {
	/** In the address of the page. */
	name: string;
	/** Returns the relay's parameters for this value. */
	query( value: string ): ListQuery;
	/** Tells whether a conversation matches. Must agree with `query`. */
	holds( conversation: Conversation, value: string ): boolean;
	/** The order of the list for this value, if it changes that. */
	compare?( value: string ): View[ 'compare' ];
	/** It is shown in a window of its own, with others that one needs less. */
	isInMenu?: boolean;
	Control: ComponentType< ControlProps >;
}

export interface ControlProps {
	/** null: not set. */
	value: string | null;
	onChange( value: string | null ): void;
}

/** The chosen values by filter name. */
export type FilterValues = Readonly< Record< string, string > >;

/** Returns the view with the filters applied; the same view if none is set. */
export function narrow( view: InboxView, filters: readonly ListFilter[], values: FilterValues ): InboxView {
	return filters.reduce( ( narrowed, { name, query, holds, compare } ) => {
		const value = values[ name ];
		return value === undefined
			? narrowed
			: {
					...narrowed,
					query: { ...narrowed.query, ...query( value ) },
					...( compare && { compare: compare( value ) } ),
					holds: ( conversation, agentId ) =>
						narrowed.holds( conversation, agentId ) && holds( conversation, value ),
				};
	}, view );
}
