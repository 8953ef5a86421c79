import type { SeedPlan } from './plan';
import { lastEvent, type SeedConversation } from './shape';
import { publicId, type SeedTables } from './tables';
import { AGENTS, DEPARTMENTS, LOCALES, PAGES, TIMEZONES } from './texts';

/** Adds departments, and keeps those that are there; returns the ids of all. */
export async function addDepartments( tables: SeedTables ): Promise< number[] > {
	const now = tables.moment( 0 );
	await tables.query(
		`INSERT INTO ${ tables.table( 'departments' ) } (public_id, name, name_key, position, created_at) VALUES ?
		ON DUPLICATE KEY UPDATE name = VALUES(name)`,
		[ DEPARTMENTS.map( ( name, index ) => [ publicId( 'd' ), name, name.toLowerCase(), index, now ] ) ]
	);
	const rows = await tables.query< { id: number } >( `SELECT id FROM ${ tables.table( 'departments' ) }` );
	return rows.map( ( { id } ) => id );
}

/** Adds agents, under ids far above WordPress's own, and keeps those who are there; returns the ids of all. */
export async function addAgents( tables: SeedTables ): Promise< number[] > {
	const free = 1_000_001;
	await tables.query(
		`INSERT INTO ${ tables.table( 'agents' ) } (id, name, last_seen_at) VALUES ?
		ON DUPLICATE KEY UPDATE name = VALUES(name)`,
		[ AGENTS.map( ( name, index ) => [ free + index, name, tables.moment( 0 ) ] ) ]
	);
	const rows = await tables.query< { id: number } >( `SELECT id FROM ${ tables.table( 'agents' ) }` );
	return rows.map( ( { id } ) => id );
}

/** Adds the visitors of a plan, who came with their first conversation and were last seen in their newest one. */
export async function addVisitors( tables: SeedTables, { people, conversations }: SeedPlan ): Promise< void > {
	const firstId = conversations.reduce( ( least, { visitorId } ) => Math.min( least, visitorId ), Infinity );
	const seen = new Float64Array( people.length );
	const begun = new Float64Array( people.length );
	for ( const conversation of conversations ) {
		const place = conversation.visitorId - firstId;
		begun[ place ] ||= conversation.firstEvent;
		seen[ place ] = lastEvent( conversation );
	}
	const head = lastEvent( conversations.at( -1 ) as SeedConversation );
	await tables.insertEach(
		'visitors',
		'id, public_id, name, email, locale, timezone, page_url, page_title, created_at, last_seen_at',
		people,
		( { name, email }, place ) => {
			const [ path, title ] = PAGES[ place % PAGES.length ] as readonly [ string, string ];
			return [
				firstId + place,
				publicId( 'v' ),
				name,
				email,
				LOCALES[ place % LOCALES.length ],
				TIMEZONES[ place % TIMEZONES.length ],
				`https://shop.test${ path }`,
				title,
				tables.moment( head - ( begun[ place ] as number ) ),
				tables.moment( head - ( seen[ place ] as number ) ),
			];
		}
	);
}
