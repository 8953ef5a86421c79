import type { Database } from '../environment/database';
import { EVERYBODY } from '../environment/people';
import type { LocalRelay } from '../environment/relay';
import type { LocalWordPress } from '../environment/wordpress';
import { DATABASE_NAME, TABLE_PREFIX } from './options';
import type { DemoState } from './state';

/** What runs, and where its state is. */
export interface RunningDemo {
	readonly state: DemoState;
	readonly database: Database;
	readonly wordpress: LocalWordPress;
	readonly relay: LocalRelay;
	readonly siteId: string;
}

/** Says where everything is, in one line of JSON for programs. */
export function reportForPrograms( { state, database, wordpress, relay, siteId }: RunningDemo ): string {
	const facts = {
		siteUrl: wordpress.url,
		adminUrl: `${ wordpress.url }/wp-admin/`,
		relayUrl: relay.url,
		siteId,
		db: {
			host: database.host,
			port: database.port,
			user: database.user,
			password: database.password,
			name: DATABASE_NAME,
			prefix: TABLE_PREFIX,
		},
		users: EVERYBODY.map( ( { login, role } ) => ( { login, password: state.passwordOf( login ), role } ) ),
		pids: { relay: relay.pid, database: database.pid, web: wordpress.pid },
	};
	return `${ JSON.stringify( facts ) }\n`;
}

/** Says where everything is, as a page for people. */
export function reportForPeople( { state, database, wordpress, relay }: RunningDemo ): string {
	return [
		'',
		`WordPress ${ wordpress.version } runs with Veranda.`,
		'',
		`  Site      ${ wordpress.url }/`,
		`  Inbox     ${ wordpress.url }/wp-admin/admin.php?page=veranda`,
		`  Relay     ${ relay.url }`,
		`  Database  ${ database.host }:${ database.port }, user ${ database.user }, password ${ database.password }`,
		`  Mail      ${ state.path( 'mail' ) }`,
		'',
		'  Login     Password      Role',
		...EVERYBODY.map(
			( { login, role } ) => `  ${ login.padEnd( 9 ) } ${ state.passwordOf( login ).padEnd( 13 ) } ${ role }`
		),
		'',
		'Open the site in one window and the inbox in another (a private one), and talk.',
		'Ctrl-C stops everything.',
		'',
		'',
	].join( '\n' );
}
