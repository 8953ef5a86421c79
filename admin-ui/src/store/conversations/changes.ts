import { calls, type AgentClient } from '../../../../relay/client';
import type { Conversation, SetTagsRequest } from '../../../../relay/protocol';
import { patiently } from '../../patiently';
import type { Session } from '../session/session';
import { changeBetween, withChange } from '../tags/tag-change';

/** What is done to conversations, and can be taken back. */
export type Change =
	| { type: 'assign'; agentId: string | null }
	| { type: 'tag'; tags: readonly string[] }
	| { type: 'close' }
	| { type: 'spam' };

/** Does it. */
export function apply( { client, clock }: Session, before: Conversation, change: Change ): Promise< Conversation > {
	const { id, tags } = before;
	return patiently( () => {
		switch ( change.type ) {
			case 'assign':
				return pass( client, before, change.agentId );
			case 'tag':
				return calls.setTags( client, id, {
					tags: [ ...new Set( [ ...tags, ...change.tags ] ) ],
					previousTags: tags,
				} );
			case 'close':
				return calls.closeConversation( client, id );
			case 'spam':
				return calls.setSpam( client, id, true );
			default:
				return change satisfies never;
		}
	}, clock );
}

/** Takes it back: the conversation has its agent, its snooze and its tags again. */
export async function takeBack(
	session: Session,
	before: Conversation,
	after: Conversation,
	change: Change
): Promise< Conversation > {
	const { client, clock } = session;
	const { id } = before;
	const giveBack = async ( now: Conversation ) =>
		now.assignee?.id === before.assignee?.id
			? now
			: patiently( () => pass( client, now, before.assignee?.id ?? null ), clock );
	switch ( change.type ) {
		case 'assign':
			return snoozeAgain( session, before, await giveBack( after ) );
		case 'tag':
			return patiently( () => calls.setTags( client, id, withoutAdded( before, after, change.tags ) ), clock );
		case 'close':
			// Who reopens a conversation has it.
			return snoozeAgain(
				session,
				before,
				await giveBack( await patiently( () => calls.reopenConversation( client, id ), clock ) )
			);
		case 'spam':
			return snoozeAgain( session, before, await patiently( () => calls.setSpam( client, id, false ), clock ) );
		default:
			return change satisfies never;
	}
}

function pass( client: AgentClient, { id, assignee }: Conversation, agentId: string | null ): Promise< Conversation > {
	return calls.assignConversation( client, id, { agentId, expectedAssigneeId: assignee?.id ?? null } );
}

/** Snoozes a conversation that was; whatever else is done to one wakes it. */
async function snoozeAgain(
	{ client, clock }: Session,
	{ id, snoozedUntil }: Conversation,
	now: Conversation
): Promise< Conversation > {
	const isDue = snoozedUntil === null || Date.parse( snoozedUntil ) <= clock.wallNow();
	return isDue || now.snoozedUntil === snoozedUntil
		? now
		: patiently( () => calls.updateConversation( client, id, { snoozedUntil } ), clock );
}

/** Returns the tags without those of a change; what a colleague has put beside them stays. */
function withoutAdded( before: Conversation, after: Conversation, names: readonly string[] ): SetTagsRequest {
	const wanted = new Set( names.map( ( name ) => name.toLowerCase() ) );
	const { added } = changeBetween( before.tags, after.tags );
	const removed = added.filter( ( name ) => wanted.has( name.toLowerCase() ) );
	return { tags: withChange( after.tags, { added: [], removed } ), previousTags: after.tags };
}
