import { toJson } from '../../json';
import { isoFromSql } from '../../store/sql-time';
import type { PersonalDataKind } from './kind';

/** Browsers in which the chat goes on by itself. */
export const sessions: PersonalDataKind = {
	name: 'sessions',
	async *read( visitorId, { database, stores } ) {
		const rows = await stores.visitorSessions.listCurrent( database, visitorId );
		yield toJson(
			rows.map( ( { familyStartedAt, expiresAt } ) => ( {
				startedAt: isoFromSql( familyStartedAt ),
				expiresAt: isoFromSql( expiresAt ),
			} ) )
		);
	},
};
