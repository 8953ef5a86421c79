import { notFound } from '../errors';
import type { AgentParticipant, VisitorParticipant } from '../participants';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { Directory } from './directory';

/** Visitors as agents may see them: who may see one of their conversations may see the visitor. */
export class VisitorAccess {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly directory: Directory
	) {}

	/** Returns a visitor if this agent may see them; the answer never tells whether there is one. */
	async getVisible( agent: AgentParticipant, publicId: string ): Promise< VisitorParticipant > {
		const visitor = await this.directory.findVisitor( publicId );
		const { departmentIds } = agent;
		if (
			visitor === null ||
			( departmentIds !== null &&
				! ( await this.stores.conversations.isAnyInDepartments( this.db, visitor.id, departmentIds ) ) )
		) {
			throw notFound();
		}
		return visitor;
	}
}
