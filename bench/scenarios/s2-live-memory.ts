import { WebSocket } from 'ws';
import { LOOPBACK } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';

/**
 * The memory that a Node process still holds, read through its inspector after a garbage collection. Resident memory
 * would include what was released and not collected yet, which is more than what is looked for.
 */
export class LiveMemory {
	private last = 0;
	private readonly waiting = new Map< number, { resolve( reply: Reply ): void; reject( error: Error ): void } >();

	private constructor( private readonly socket: WebSocket ) {
		socket.on( 'message', ( data ) => {
			const reply = JSON.parse( String( data ) ) as Reply;
			this.waiting.get( reply.id )?.resolve( reply );
			this.waiting.delete( reply.id );
		} );
		socket.once( 'close', () => {
			this.waiting.forEach( ( { reject } ) => reject( new Error( 'The process that is looked at has ended.' ) ) );
			this.waiting.clear();
		} );
	}

	/** Returns the options with which Node can be inspected at a port. */
	static nodeOptions( port: number ): string {
		return `--inspect=${ LOOPBACK }:${ port }`;
	}

	/** Connects to a process that was started with these options. */
	static async connect( port: number ): Promise< LiveMemory > {
		const response = await fetch( `http://${ LOOPBACK }:${ port }/json/list` );
		const [ target ] = ( await response.json() ) as Array< { webSocketDebuggerUrl: string } >;
		const socket = new WebSocket( target?.webSocketDebuggerUrl ?? '' );
		await waitUntil(
			() => socket.readyState === WebSocket.OPEN,
			() => 'The inspector did not answer.',
			5_000
		);
		return new LiveMemory( socket );
	}

	/** Returns the bytes of objects and buffers that are still in use. */
	async read(): Promise< number > {
		await this.ask( 'HeapProfiler.collectGarbage' );
		const { result } = await this.ask( 'Runtime.evaluate', {
			expression: 'process.memoryUsage().heapUsed + process.memoryUsage().external',
			returnByValue: true,
		} );
		return Number( result?.result?.value );
	}

	close(): void {
		this.socket.close();
	}

	private ask( method: string, params: object = {} ): Promise< Reply > {
		const id = ++this.last;
		return new Promise( ( resolve, reject ) => {
			this.waiting.set( id, { resolve, reject } );
			this.socket.send( JSON.stringify( { id, method, params } ) );
		} );
	}
}

interface Reply {
	readonly id: number;
	readonly result?: { readonly result?: { readonly value?: unknown } };
}
