/** Who calls or listens, as a verified token says; ids are internal. */
export interface VisitorParticipant {
	readonly type: 'visitor';
	readonly id: number;
	readonly publicId: string;
}

export interface AgentParticipant {
	readonly type: 'agent';
	readonly id: number;
	readonly publicId: string;
	readonly name: string;
	readonly avatarUrl: string | null;
	/** Internal ids of the departments that the agent is limited to; null: all. */
	readonly departmentIds: readonly number[] | null;
	/** The access version of the token. */
	readonly version: number;
}

export type Participant = VisitorParticipant | AgentParticipant;

/** One text for one participant, for limits and counting. */
export const keyOf = ( participant: Participant ) => `${ participant.type }:${ participant.id }`;
