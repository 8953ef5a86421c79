import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../../scripts/environment/database';
import { findFreePort } from '../../scripts/environment/ports';
import { ManagedProcess, waitUntil } from '../../scripts/environment/processes';
import { compile } from '../compile';
import type { ConversationPlan, StreamPlan } from '../generator/wire-plan';
import type { Audience, Contestant, Ground, RunningContestant } from './contestant';
import { isListening } from './listening';
import { usageOf } from './usage';

/** How a contestant that runs in Node is started and called. */
export interface NodeContestantOptions {
	readonly name: string;
	/** A file of `servers/`. */
	readonly server: string;
	conversation( id: string ): ConversationPlan;
	agent(): StreamPlan;
	/** Creates the tables of a contestant that stores. */
	readonly schema?: string;
	/** The statement that selects what was stored, as `key`. */
	readonly storedKeys?: string;
}

/** A contestant in a Node process of its own. */
export class NodeContestant implements Contestant {
	readonly name: string;

	constructor( private readonly options: NodeContestantOptions ) {
		this.name = options.name;
	}

	async start( ground: Ground, audience: Audience ): Promise< RunningContestant > {
		const { server, schema, storedKeys } = this.options;
		const script = await compile( join( __dirname, 'servers', `${ server }.ts` ) );
		const store = schema === undefined ? null : await makeStore( await ground.database(), schema );
		const port = await findFreePort();
		const process_ = await ManagedProcess.start( {
			command: process.execPath,
			args: [ script ],
			log: join( ground.folder, `${ server }.log` ),
			env: { PORT: String( port ), NODE_ENV: 'production', ...store?.environment },
		} );
		await waitUntil(
			async () => ! process_.isRunning || ( await isListening( port ) ),
			() => `${ this.name } did not listen in time:\n${ process_.tail() }`
		);
		if ( ! process_.isRunning ) {
			throw new Error( `${ this.name } ended while it was starting:\n${ process_.tail( 20 ) }` );
		}
		return {
			pid: process_.pid,
			port,
			plan: {
				port,
				conversations: Array.from( { length: audience.conversations }, ( _, index ) =>
					this.options.conversation( `c${ index }` )
				),
				agents: Array.from( { length: audience.agents }, () => this.options.agent() ),
			},
			usage: () => usageOf( process_.pid ),
			databaseUsage: () => ( store === null ? null : usageOf( store.database.pid ) ),
			storedKeys: async () => {
				if ( store === null || storedKeys === undefined ) {
					return null;
				}
				const rows = await store.database.query< { key: string } >( storedKeys, [], store.name );
				return new Set( rows.map( ( { key } ) => key ) );
			},
			stop: () => process_.kill(),
		};
	}
}

async function makeStore( database: Database, schema: string ) {
	const name = `peer_${ randomBytes( 6 ).toString( 'hex' ) }`;
	await database.createDatabase( name );
	await database.query( schema, [], name );
	return {
		database,
		name,
		environment: {
			DATABASE_HOST: database.host,
			DATABASE_PORT: String( database.port ),
			DATABASE_USER: database.user,
			DATABASE_PASSWORD: database.password,
			DATABASE_NAME: name,
		},
	};
}
