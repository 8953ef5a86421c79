import type { Feature, ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';
import { __ } from '../i18n';

export interface OwnDataState {
	/** `confirm`: asks whether everything is to be deleted. `deleted`: nothing of the visitor is left. */
	step: 'no' | 'offer' | 'confirm' | 'deleted';
	isBusy: boolean;
	/** Why the relay did not do what was asked. */
	problem: 'failed' | 'limited' | null;
}

const initial: OwnDataState = { step: 'no', isBusy: false, problem: null };

/** Lets visitors have everything about themselves, and delete it. */
export const ownData: Feature< OwnDataState > = {
	initial,
	// It tells of the deletion when the session has gone with the rest.
	outlivesSession: true,
	reduce: {
		'window.closed': () => initial,
		'session.begun': () => initial,
	},
	escape( chat ) {
		const { step } = chat.state.ownData;
		const isAsking = step !== 'no' && step !== 'deleted';
		if ( isAsking ) {
			chat.set( 'ownData', initial );
		}
		return isAsking;
	},
	parts: [
		{ slot: 'menu', view: OwnDataEntry, order: 80, isShown: isAnythingKept },
		{
			slot: 'sheet',
			view: lazy( async () => ( await import( './own-data-sheet' ) ).OwnDataSheet ),
			order: 20,
			isShown: ( { ownData: { step } } ) => step !== 'no' && step !== 'deleted',
		},
		{
			slot: 'screen',
			view: lazy( async () => ( await import( './own-data-sheet' ) ).DeletedScreen ),
			order: 5,
			isShown: ( state ) => state.ownData.step === 'deleted',
			headline: () => __( 'Your data was deleted.', 'veranda' ),
		},
	],
};

/** Somebody who has opened the chat and said nothing has nothing to have. */
function isAnythingKept( { session: { phase, visitor }, conversation }: State ): boolean {
	return phase === 'ready' && !! ( conversation.current || visitor?.name || visitor?.email );
}

function OwnDataEntry( { chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => chat.set( 'ownData', { step: 'offer' } ) }>
			{ __( 'Your data', 'veranda' ) }
		</button>
	);
}
