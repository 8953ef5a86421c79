/** Lets changes of one thing, such as a conversation, run one after the other: the second of two is neither lost nor undone by the first. */
export function tools() {
	const last = new Map< string, Promise< unknown > >();
	return {
		inTurn: < Result >( name: string, change: () => Promise< Result > ): Promise< Result > => {
			const next = ( last.get( name ) ?? Promise.resolve() ).then( change, change );
			last.set( name, next );
			return next;
		},
	};
}
