/** A change to a conversation's tags. Not the resulting list, since colleagues may change other tags at the same time. */
export interface TagChange {
	added: readonly string[];
	removed: readonly string[];
}

/** Returns the change from one list of tags to another. */
export function changeBetween( before: readonly string[], after: readonly string[] ): TagChange {
	return {
		added: after.filter( ( name ) => ! before.includes( name ) ),
		removed: before.filter( ( name ) => ! after.includes( name ) ),
	};
}

/** Applies a change. */
export function withChange( tags: readonly string[], { added, removed }: TagChange ): string[] {
	return [
		...tags.filter( ( name ) => ! removed.includes( name ) ),
		...added.filter( ( name ) => ! tags.includes( name ) ),
	];
}

/** Combines two changes, the second after the first. */
export function joinChanges( first: TagChange, second: TagChange ): TagChange {
	return {
		added: [ ...first.added.filter( ( name ) => ! second.removed.includes( name ) ), ...second.added ],
		removed: [ ...first.removed.filter( ( name ) => ! second.added.includes( name ) ), ...second.removed ],
	};
}

/** Tells whether a change does nothing. */
export function isEmpty( { added, removed }: TagChange ): boolean {
	return added.length === 0 && removed.length === 0;
}
