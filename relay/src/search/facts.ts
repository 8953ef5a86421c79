import type { SearchField } from '../../protocol';
import type { ConversationDetails } from '../store/rows';
import type { TagRow } from '../store/tag-store';

/** A text that can be found. */
export interface FieldText {
	readonly field: SearchField;
	readonly text: string;
}

/** Returns what can be found of a conversation besides its messages: who the visitor is, where they were, and its tags. */
export function factsOf( { visitor }: ConversationDetails, tags: readonly TagRow[] ): FieldText[] {
	return [
		{ field: 'name', text: visitor.name } as const,
		{ field: 'email', text: visitor.email ?? '' } as const,
		{ field: 'pageTitle', text: visitor.pageTitle ?? '' } as const,
		{ field: 'pageUrl', text: visitor.pageUrl ?? '' } as const,
		...tags.map( ( { name } ): FieldText => ( { field: 'tag', text: name } ) ),
	].filter( ( { text } ) => text !== '' );
}
