import { initialState, reduce, type Action, type Change, type State } from './state';

/** Holds the state, and tells once after one or more changes. */
export class Store {
	state: State = initialState;
	/** Called with the newest state, after the work that is under way. */
	onChange: ( state: State ) => void = () => {};
	private isTold = true;

	dispatch( action: Action ): void {
		const before = this.state;
		this.state = reduce( before, action );
		if ( this.state !== before && this.isTold ) {
			this.isTold = false;
			void Promise.resolve().then( () => {
				this.isTold = true;
				this.onChange( this.state );
			} );
		}
	}

	/** Changes what needs no more thought than that. */
	set( change: Change ): void {
		this.dispatch( { type: 'changed', change } );
	}
}
