import type { StartConversationRequest } from '../../protocol';
import { openingState } from '../../protocol/opening-hours';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import { departmentHours, siteHours } from '../opening-hours';
import { readPhone } from '../phone';
import type { ChangeSet } from '../store/change-set';
import type { DepartmentStore } from '../store/department-store';
import type { Queryable } from '../store/queryable';
import type { ConversationRow } from '../store/rows';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import { wake } from './conversation-rules';
import type { SiteSettingsService } from './site-settings-service';

/** What a visitor wants, checked; null: they say nothing of it. */
export type Wish = Pick< ConversationRow, 'kind' | 'callbackPhone' | 'callbackAt' > | null;

/** Nobody plans a call for further ahead. */
const FURTHEST_MS = 60 * 86_400_000;

/** Knows what visitors may want: a chat, an answer by mail, or a call within opening hours. */
export class ConversationKindService {
	constructor(
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >,
		private readonly departments: Pick< DepartmentStore, 'find' >,
		private readonly clock: Clock
	) {}

	/** Checks what is asked for; throws what is wrong, at its field. */
	async check( { kind, callback }: StartConversationRequest ): Promise< Wish > {
		if ( kind !== 'callback' ) {
			if ( callback !== undefined ) {
				throw refused( 'kind', 'Only a conversation of the kind `callback` has one.' );
			}
			return kind === undefined ? null : { kind, callbackPhone: null, callbackAt: null };
		}
		if ( callback === undefined ) {
			throw refused( 'callback', 'Say where to call.' );
		}
		const { settings } = await this.siteSettings.get();
		const callbackPhone = readPhone( callback.phone, settings.phoneCountry );
		if ( callbackPhone === null ) {
			throw refused( 'callback.phone', 'This phone number looks incomplete. Check it, or add the country code.' );
		}
		if ( callback.at === null ) {
			return { kind, callbackPhone, callbackAt: null };
		}
		const at = Date.parse( callback.at );
		const now = this.clock.now();
		if ( at <= now || at > now + FURTHEST_MS ) {
			throw refused( 'callback.at', 'Choose a time within the next 60 days.' );
		}
		return { kind, callbackPhone, callbackAt: sqlTime( at ) };
	}

	/** Checks that somebody is there at the time of a call, in the department of its conversation. */
	async assertPossible( wish: Wish, departmentId: number | null, db: Queryable ): Promise< void > {
		if ( wish === null || wish.callbackAt === null ) {
			return;
		}
		const at = fromSqlTime( wish.callbackAt );
		const site = siteHours( ( await this.siteSettings.get( db ) ).settings );
		const department = departmentId === null ? null : await this.departments.find( db, departmentId );
		const hours = department === null ? site.hours : departmentHours( department, site );
		if ( hours !== null && ! openingState( hours, at ).isOpen ) {
			throw refused( 'callback.at', 'Nobody is there at this time. Choose one within opening hours.' );
		}
	}
}

/** Notes in a conversation that is locked what its visitor wants now; `isNew` has an event of its own already. */
export function applyWish( changes: ChangeSet, row: ConversationRow, wish: Wish, isNew: boolean ): void {
	const isSame =
		wish === null ||
		( row.kind === wish.kind && row.callbackPhone === wish.callbackPhone && row.callbackAt === wish.callbackAt );
	if ( isSame || row.state === 'closed' ) {
		return;
	}
	Object.assign( row, wish );
	changes.changeState( row );
	if ( row.snoozedUntil !== null ) {
		wake( changes, row, null );
	}
	if ( ! isNew ) {
		changes.addEvent( row, { type: 'conversation.updated' } );
	}
}

const refused = ( path: string, message: string ) =>
	new ChatError(
		'invalid_request',
		'What the visitor asks for needs another look. Correct the field that is named.',
		{
			fields: [ { path, message } ],
		}
	);
