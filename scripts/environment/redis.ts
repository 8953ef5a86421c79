import { createConnection } from 'node:net';
import { join } from 'node:path';
import { findFreePort, LOOPBACK } from './ports';
import { ManagedProcess, waitUntil } from './processes';

/** A private Redis that keeps nothing on disk. */
export class LocalRedis {
	private process: ManagedProcess | undefined;

	private constructor(
		private readonly folder: string,
		readonly port: number
	) {}

	/** Starts one on a free loopback port; the folder holds its log. */
	static async start( folder: string ): Promise< LocalRedis > {
		const redis = new LocalRedis( folder, await findFreePort() );
		await redis.start();
		return redis;
	}

	/** Chooses a port without starting the server yet. */
	static async prepare( folder: string ): Promise< LocalRedis > {
		return new LocalRedis( folder, await findFreePort() );
	}

	get url(): string {
		return `redis://${ LOOPBACK }:${ this.port }`;
	}

	get isRunning(): boolean {
		return this.process?.isRunning ?? false;
	}

	/** Starts it, also again on the same port after `stop` or `kill`; it is empty then. */
	async start(): Promise< void > {
		const log = join( this.folder, 'redis.log' );
		this.process = await ManagedProcess.start( {
			command: 'redis-server',
			args: [
				...[ '--port', String( this.port ) ],
				...[ '--bind', LOOPBACK ],
				...[ '--save', '' ],
				...[ '--appendonly', 'no' ],
				...[ '--dir', this.folder ],
			],
			log,
		} );
		const started = this.process;
		await waitUntil(
			async () => ! started.isRunning || ( await this.ask( 'PING' ).catch( () => '' ) ) === '+PONG',
			() => `Redis did not answer in time; see ${ log }.`
		);
		if ( ! started.isRunning ) {
			throw new Error( `Redis ended while it was starting:\n${ started.tail() }` );
		}
	}

	/** Sends one command, given word by word, and returns the raw answer. */
	ask( ...words: string[] ): Promise< string > {
		return new Promise( ( resolve, reject ) => {
			const socket = createConnection( { host: LOOPBACK, port: this.port } );
			const parts = words.map( ( word ) => `$${ Buffer.byteLength( word ) }\r\n${ word }\r\n` );
			let answer = '';
			socket.setEncoding( 'utf8' );
			socket.once( 'error', reject );
			socket.on( 'data', ( text: string ) => {
				answer += text;
			} );
			socket.once( 'close', () => resolve( answer.replace( /\r\n\+OK\r\n$/, '' ) ) );
			// QUIT makes it close the connection after the answer.
			socket.write( `*${ words.length }\r\n${ parts.join( '' ) }*1\r\n$4\r\nQUIT\r\n` );
		} );
	}

	/** Shuts it down. */
	async stop(): Promise< void > {
		await this.process?.stop();
	}

	/** Kills it, as a crash would. */
	async kill(): Promise< void > {
		await this.process?.kill();
	}

	/** Freezes it: connections stay open and nothing answers. */
	async freeze(): Promise< void > {
		await this.process?.freeze();
	}

	/** Continues a frozen one. */
	thaw(): void {
		this.process?.thaw();
	}
}
