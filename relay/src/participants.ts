import type { AuthorType } from '../protocol';

/** The two sides of a conversation: what one of them writes is unread by the other. */
export type Side = 'visitor' | 'agent';

/** What a participant may do. Whoever decides something asks for this and not for the type. */
interface Abilities {
	readonly side: Side;
	/** Whether notes are theirs to read and write. */
	readonly seesNotes: boolean;
	/** Whether a conversation can be theirs; an answer to one that waits takes it. */
	readonly mayHold: boolean;
	/** Whether what all agents share is theirs to change. */
	readonly mayManage: boolean;
}

/** Who calls or listens, as a verified token says; ids are internal. */
interface Identity {
	readonly type: Exclude< AuthorType, 'system' >;
	readonly id: number;
	readonly publicId: string;
}

const VISITOR = { type: 'visitor', side: 'visitor', seesNotes: false, mayHold: false, mayManage: false } as const;
const AGENT = { type: 'agent', side: 'agent', seesNotes: true, mayHold: true } as const;

/** A visitor sees their own conversations, as visitors are shown them. */
export type VisitorParticipant = Identity & Abilities & typeof VISITOR;

/** An agent sees the conversations of their departments. */
export type AgentParticipant = Identity & Abilities & typeof AGENT & AgentFacts;

interface AgentFacts extends Pick< Abilities, 'mayManage' > {
	readonly name: string;
	readonly avatarUrl: string | null;
	/** Internal ids of the departments that the agent is limited to; null: all. */
	readonly departmentIds: readonly number[] | null;
	/** The access version of the token. */
	readonly version: number;
}

export type Participant = VisitorParticipant | AgentParticipant;

type Named = Omit< Identity, 'type' >;

/** Makes the participant for a visitor. */
export const visitorParticipant = ( { id, publicId }: Named ): VisitorParticipant => ( { ...VISITOR, id, publicId } );

/** Makes the participant for an agent. */
export const agentParticipant = ( facts: Named & AgentFacts ): AgentParticipant => ( { ...AGENT, ...facts } );

/** Everybody on the side of the agents. */
export type AgentSide = Extract< Participant, { side: 'agent' } >;

const SIDES = {
	visitor: 'visitor',
	agent: 'agent',
	bot: 'agent',
	system: null,
} as const satisfies Record< AuthorType, Side | null >;

/** Tells which side an author is on; the system is on neither. */
export const sideOf = ( author: AuthorType ): Side | null => SIDES[ author ];

/** Lists the authors who are on a side. */
export const authorsOf = ( side: Side ): AuthorType[] =>
	( Object.keys( SIDES ) as AuthorType[] ).filter( ( author ) => SIDES[ author ] === side );

/** The other side of a conversation. */
export const otherSide = ( side: Side ): Side => ( side === 'visitor' ? 'agent' : 'visitor' );

/** One text for one participant, for limits and counting. */
export const keyOf = ( participant: Pick< Participant, 'type' | 'id' > ) => `${ participant.type }:${ participant.id }`;
