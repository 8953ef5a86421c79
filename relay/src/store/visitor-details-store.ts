import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What agents know of a visitor besides what the visitor's row says. */
export interface KnownDetails {
	/** As it is kept, see phone.ts. */
	phone: string | null;
	company: string | null;
	/** By the names that agents have chosen. */
	fields: Readonly< Record< string, string > >;
}

/** What is known of how somebody comes to the site. */
export interface VisitorOrigin {
	/** The role of the account that WordPress vouches for. */
	role: string | null;
	browser: string | null;
	operatingSystem: string | null;
	visits: number;
}

/** One value that an agent has set. */
export interface VisitorEditContent {
	field: string;
	/** Null: emptied. */
	value: string | null;
}

/** An edit with who made it. */
export interface VisitorEditRow extends VisitorEditContent {
	agentId: number;
	/** Null when the relay does not know who that is. */
	agentName: string | null;
	agentAvatarUrl: string | null;
	editedAt: string;
}

/** Which of a visitor's columns an edit changes. */
export type VisitorColumns = KnownDetails & { name: string; email: string | null };

/** What the name of an own field follows where an edit names it. */
export const OWN_FIELD = 'fields.';

/** Returns what is kept in a field as edits name it; null: nothing. */
export function keptOf( columns: VisitorColumns, field: string ): string | null {
	const value = field.startsWith( OWN_FIELD )
		? ownOf( columns.fields, field.slice( OWN_FIELD.length ) )
		: columns[ field as Exclude< keyof VisitorColumns, 'fields' > ];
	return value || null;
}

/** Returns what is under a name that somebody chose: what every object has besides, does not count. */
export function ownOf< Value >(
	fields: Readonly< Record< string, Value > > | undefined,
	name: string
): Value | undefined {
	return fields !== undefined && Object.hasOwn( fields, name ) ? fields[ name ] : undefined;
}

/** What agents know of visitors, and who has changed it. */
export class VisitorDetailsStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns what is known; of a visitor who is gone, nothing is. */
	async find( db: Queryable, visitorId: number ): Promise< KnownDetails & VisitorOrigin > {
		const [ row ] = await db.query< Omit< KnownDetails, 'fields' > & VisitorOrigin & { fields: string | null } >(
			`SELECT phone, company, fields, wp_role AS role, browser, operating_system AS operatingSystem, visits
			FROM ${ this.tables.visitors } WHERE id = ?`,
			[ visitorId ]
		);
		return {
			...( row ?? { phone: null, company: null, role: null, browser: null, operatingSystem: null, visits: 1 } ),
			fields: JSON.parse( row?.fields ?? '{}' ) as Record< string, string >,
		};
	}

	/** Stores who a visitor is, as an agent has said. The caller has locked the visitor. */
	async update( db: Queryable, visitorId: number, values: VisitorColumns ): Promise< void > {
		const hasFields = Object.keys( values.fields ).length > 0;
		await db.change(
			`UPDATE ${ this.tables.visitors } SET name = ?, email = ?, phone = ?, company = ?, fields = ? WHERE id = ?`,
			[
				values.name,
				values.email,
				values.phone,
				values.company,
				hasFields ? JSON.stringify( values.fields ) : null,
				visitorId,
			]
		);
	}

	/** Keeps who has changed what; `trimEdits` lets the oldest go. The caller has locked the visitor. */
	async addEdits(
		db: Queryable,
		visitorId: number,
		edits: readonly VisitorEditContent[],
		{ agentId, now }: { agentId: number; now: string }
	): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.visitorEdits } (visitor_id, field, value, agent_id, edited_at)
			VALUES ${ edits.map( () => '(?, ?, ?, ?, ?)' ).join( ', ' ) }`,
			edits.flatMap( ( { field, value } ) => [ visitorId, field, value, agentId, now ] )
		);
	}

	/** Deletes a visitor's oldest edits, so that so many are left. The caller has locked the visitor. */
	async trimEdits( db: Queryable, visitorId: number, left: number ): Promise< void > {
		const [ surplus ] = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.visitorEdits } WHERE visitor_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?`,
			[ visitorId, left ]
		);
		if ( surplus !== undefined ) {
			await db.change( `DELETE FROM ${ this.tables.visitorEdits } WHERE visitor_id = ? AND id <= ?`, [
				visitorId,
				surplus.id,
			] );
		}
	}

	/** Returns the edits that are kept of a visitor, the newest first. */
	async listEdits( db: Queryable, visitorId: number, limit: number ): Promise< VisitorEditRow[] > {
		return db.query< VisitorEditRow >(
			`SELECT e.field, e.value, e.agent_id AS agentId, e.edited_at AS editedAt, a.name AS agentName,
				a.avatar_url AS agentAvatarUrl
			FROM ${ this.tables.visitorEdits } e LEFT JOIN ${ this.tables.agents } a ON a.id = e.agent_id
			WHERE e.visitor_id = ? ORDER BY e.id DESC LIMIT ?`,
			[ visitorId, limit ]
		);
	}

	/**
	 * Gives what is known of somebody nameless to who they are now. What is known of those stays; of all own fields so many
	 * are kept. `trimEdits` lets the oldest edits go. The caller has locked the nameless one.
	 */
	async move( db: Queryable, fromVisitorId: number, visitorId: number, mostFields: number ): Promise< void > {
		const { visitors, visitorEdits } = this.tables;
		const { fields: old } = await this.find( db, fromVisitorId );
		const { fields: own } = await this.find( db, visitorId );
		const names = [ ...new Set( [ ...Object.keys( own ), ...Object.keys( old ) ] ) ].slice( 0, mostFields );
		const fields = Object.fromEntries(
			names.map( ( name ) => [ name, ownOf( own, name ) ?? ownOf( old, name ) ] )
		);
		await db.change(
			`UPDATE ${ visitors } old STRAIGHT_JOIN ${ visitors } v ON v.id = ?
			SET v.phone = COALESCE(v.phone, old.phone), v.company = COALESCE(v.company, old.company), v.fields = ?
			WHERE old.id = ?`,
			[ visitorId, names.length > 0 ? JSON.stringify( fields ) : null, fromVisitorId ]
		);
		await db.change( `UPDATE ${ visitors } SET phone = NULL, company = NULL, fields = NULL WHERE id = ?`, [
			fromVisitorId,
		] );
		await db.change( `UPDATE ${ visitorEdits } SET visitor_id = ? WHERE visitor_id = ?`, [
			visitorId,
			fromVisitorId,
		] );
	}
}
