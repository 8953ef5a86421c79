/** Lets changes of one conversation run one after the other: the second of two is neither lost nor undone by the first. */
export function tools() {
	const last = new Map< string, Promise< unknown > >();
	return {
		inTurn: < Result >( conversationId: string, change: () => Promise< Result > ): Promise< Result > => {
			const next = ( last.get( conversationId ) ?? Promise.resolve() ).then( change, change );
			last.set( conversationId, next );
			return next;
		},
	};
}
