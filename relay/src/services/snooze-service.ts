import type { Clock } from '../clock';
import { ChatError } from '../errors';
import type { AgentParticipant } from '../participants';
import { assertActive } from '../policies/writing';
import { ChangeSet, NOTHING_WRITTEN } from '../store/change-set';
import type { Database } from '../store/database';
import type { ConversationRow } from '../store/rows';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import { addRecord, wake } from './conversation-rules';

/** Nobody snoozes for longer than this. */
const FURTHEST_MS = 366 * 86_400_000;
/** Conversations that wake up together. */
const TOGETHER = 100;

/** Returns until when a conversation is to be snoozed, as its row has it; null: not at all. Throws what is wrong. */
export function readSnooze( until: string | null, now: number ): string | null {
	if ( until === null ) {
		return null;
	}
	const at = Date.parse( until );
	if ( at <= now || at > now + FURTHEST_MS ) {
		throw refused( 'Choose a time within the next year.' );
	}
	return sqlTime( at );
}

/** Snoozes a conversation that is locked, or wakes it up, and notes it in the history. Whoever waits for an agent is not put off. */
export function snooze(
	changes: ChangeSet,
	row: ConversationRow,
	agent: Pick< AgentParticipant, 'id' >,
	until: string | null
): void {
	if ( row.snoozedUntil === until ) {
		return;
	}
	if ( until === null ) {
		wake( changes, row, agent );
		return;
	}
	assertActive( row );
	if ( row.state === 'queued' && row.kind === 'chat' && row.leftAt === null ) {
		throw refused( 'Somebody is waiting here for an agent. Accept the conversation first.' );
	}
	row.snoozedUntil = until;
	changes.changeState( row );
	addRecord( changes, row, 'snoozed', agent );
	changes.addEvent( row, { type: 'conversation.updated', isInternal: true } );
}

/** Wakes up conversations whose time is over. */
export class SnoozeService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Wakes up all that are due. */
	async wakeDue(): Promise< void > {
		const now = sqlTime( this.clock.now() );
		for (
			let ids: number[];
			( ids = await this.stores.setAside.listDue( this.database, now, TOGETHER ) ).length > 0;
		) {
			for ( const id of ids ) {
				this.announcer.announceWritten(
					await this.database.transaction( async ( tx ) => {
						const row = await this.stores.conversations.lock( tx, id );
						if ( row === null || row.snoozedUntil === null || row.snoozedUntil > now ) {
							return NOTHING_WRITTEN;
						}
						const changes = new ChangeSet( now );
						wake( changes, row, null );
						return changes.write( tx, this.stores );
					} )
				);
			}
		}
	}
}

const refused = ( message: string ) =>
	new ChatError( 'invalid_request', message, { fields: [ { path: 'snoozedUntil', message } ] } );
