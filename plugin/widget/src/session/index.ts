import type { Availability, OwnVisitor } from '../../../../relay/protocol';
import type { Feature } from '../core/feature';
import { keepSession } from './keep-session';

export interface SessionState {
	/** `away`: the relay does not answer. */
	phase: 'opening' | 'ready' | 'away';
	visitor: OwnVisitor | null;
	availability: Availability | null;
	/** How long a first answer usually takes; null: nobody knows. */
	usualReplyMs: number | null;
}

/** Who is here, and whether the relay knows them yet. */
export const session: Feature< SessionState > = {
	initial: { phase: 'opening', visitor: null, availability: null, usualReplyMs: null },
	reduce: {
		'session.begun': ( _slice, { visitor, availability, usualReplyMs } ) => ( {
			phase: 'ready',
			visitor,
			availability,
			usualReplyMs,
		} ),
		'session.missed': ( slice ) => ( slice.phase === 'opening' ? { ...slice, phase: 'away' } : slice ),
		'availability.changed': ( slice, { availability } ) => ( { ...slice, availability } ),
	},
	start: keepSession,
};
