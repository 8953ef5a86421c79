/** Stands where a row names the agent whose own it is, when all agents share it. */
export const SHARED = 0;

/** Returns whose rows an agent may read. */
export const readableBy = ( agentId: number ): number[] => [ SHARED, agentId ];
