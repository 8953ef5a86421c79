import type { Availability, OwnVisitor } from '../../../../relay/protocol';
import type { Feature } from '../core/feature';
import { __ } from '../i18n';
import { keepSession } from './keep-session';
import { Skeleton } from './skeleton';

export interface SessionState {
	/** `away`: the relay does not answer. */
	phase: 'opening' | 'ready' | 'away';
	visitor: OwnVisitor | null;
	availability: Availability | null;
}

/** Who is here, and whether the relay knows them yet. */
export const session: Feature< SessionState > = {
	initial: { phase: 'opening', visitor: null, availability: null },
	reduce: {
		'session.begun': ( _slice, { visitor, availability } ) => ( { phase: 'ready', visitor, availability } ),
		'session.missed': ( slice ) => ( slice.phase === 'opening' ? { ...slice, phase: 'away' } : slice ),
		'availability.changed': ( slice, { availability } ) => ( { ...slice, availability } ),
	},
	start: keepSession,
	parts: [
		{
			slot: 'screen',
			view: Skeleton,
			order: 10,
			isShown: ( state ) => state.session.phase === 'opening',
			headline: () => __( 'One moment…', 'veranda' ),
		},
	],
};
