/** What one can subscribe to. */
export type Topic =
	/** Agents who may see a conversation of this department. */
	| { readonly name: 'department'; readonly departmentId: number | null }
	/** Agents who may see a conversation of any of these departments. */
	| { readonly name: 'departments'; readonly departmentIds: ReadonlyArray< number | null > }
	/** Every agent. */
	| { readonly name: 'agents' }
	/** One agent, on all their screens. */
	| { readonly name: 'agent'; readonly agentId: number }
	/** One visitor, in all their tabs. */
	| { readonly name: 'visitor'; readonly visitorId: number }
	/** Every visitor but those who are named. */
	| { readonly name: 'visitors'; readonly except: readonly number[] };
