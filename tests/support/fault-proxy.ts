import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { LOOPBACK } from '../../scripts/environment/ports';

/** The direction of bytes. */
export type Direction = 'toServer' | 'toClient';

interface Link {
	client: Socket;
	server: Socket;
	/** Whether the answer to the request in flight will be lost. */
	isDoomed: boolean;
}

/** How the network misbehaves; changes take effect at once, on open connections too. */
interface Weather {
	isCut: boolean;
	silent: Set< Direction >;
	/** Delay of every piece, in milliseconds. */
	delay: number;
	/** Bytes a second from the server to each client; 0: no limit. */
	bytesPerSecond: number;
	/** Loses the answer to every nth POST; 0: none. */
	dropEvery: number;
}

const PIECE = 1_024;

/** A TCP proxy on loopback that breaks connections the way networks do. */
export class FaultProxy {
	/** POSTs whose answers were lost. */
	dropped = 0;
	private posts = 0;
	private readonly links = new Set< Link >();
	private readonly weather: Weather = {
		isCut: false,
		silent: new Set(),
		delay: 0,
		bytesPerSecond: 0,
		dropEvery: 0,
	};

	private constructor(
		private readonly server: Server,
		private target: number
	) {}

	/** Starts a proxy in front of a loopback port. */
	static async start( target: number ): Promise< FaultProxy > {
		const server = createServer( { allowHalfOpen: true } );
		const proxy = new FaultProxy( server, target );
		server.on( 'connection', ( client ) => proxy.accept( client ) );
		server.listen( 0, LOOPBACK );
		await once( server, 'listening' );
		return proxy;
	}

	/** Where to connect instead. */
	get port(): number {
		const address = this.server.address();
		return address === null || typeof address === 'string' ? 0 : address.port;
	}

	/** Number of open connections. */
	get connections(): number {
		return this.links.size;
	}

	/** Breaks all connections and refuses new ones. */
	cut(): void {
		this.weather.isCut = true;
		this.breakAll();
	}

	/** Breaks all connections; new ones work. */
	breakAll(): void {
		for ( const { client, server } of this.links ) {
			reset( client );
			reset( server );
		}
	}

	/** Swallows bytes in one direction; connections stay open and nobody is told. */
	blackhole( ...directions: Direction[] ): void {
		directions.forEach( ( direction ) => this.weather.silent.add( direction ) );
	}

	/** Delays every piece. */
	delay( milliseconds: number ): void {
		this.weather.delay = milliseconds;
	}

	/** Lets clients read slowly. */
	throttle( bytesPerSecond: number ): void {
		this.weather.bytesPerSecond = bytesPerSecond;
	}

	/** Passes every nth POST on, then breaks the connection instead of returning the answer. */
	dropAnswers( every: number ): void {
		this.weather.dropEvery = every;
	}

	/** Ends the clients' side while the server's stays open. */
	halfClose(): void {
		this.links.forEach( ( { client } ) => client.end() );
	}

	/** Makes everything work again. What was swallowed stays lost, and broken connections stay broken. */
	heal(): void {
		Object.assign( this.weather, { isCut: false, delay: 0, bytesPerSecond: 0, dropEvery: 0 } );
		this.weather.silent.clear();
	}

	/** Sends new connections to another port. */
	retarget( port: number ): void {
		this.target = port;
	}

	/** Closes everything. */
	async close(): Promise< void > {
		this.breakAll();
		this.server.close();
		await once( this.server, 'close' );
	}

	private accept( client: Socket ): void {
		// Resets, ours or theirs, are what this proxy is for.
		client.on( 'error', () => client.destroy() );
		if ( this.weather.isCut ) {
			reset( client );
			return;
		}
		const server = connect( { host: LOOPBACK, port: this.target, allowHalfOpen: true } );
		server.on( 'error', () => reset( client ) );
		const link: Link = { client, server, isDoomed: false };
		this.links.add( link );
		void this.pump( link, 'toServer' );
		void this.pump( link, 'toClient' );
		client.once( 'close', () => {
			// A client that vanished silently is not missed by the server either.
			if ( this.weather.silent.size === 0 ) {
				server.destroy();
			}
			this.links.delete( link );
		} );
		server.once( 'close', () => {
			if ( this.weather.silent.size === 0 ) {
				client.destroy();
			}
		} );
	}

	private async pump( link: Link, direction: Direction ): Promise< void > {
		const [ from, to ] = direction === 'toServer' ? [ link.client, link.server ] : [ link.server, link.client ];
		try {
			for await ( const chunk of from ) {
				await this.pass( link, direction, chunk as Buffer, to );
			}
			if ( ! this.weather.silent.has( direction ) ) {
				to.end();
			}
		} catch {
			// The connection broke: 'close' cleans up.
		}
	}

	private async pass( link: Link, direction: Direction, chunk: Buffer, to: Socket ): Promise< void > {
		if ( this.weather.silent.has( direction ) ) {
			return;
		}
		if ( direction === 'toServer' && chunk.subarray( 0, 5 ).toString() === 'POST ' ) {
			this.posts++;
			link.isDoomed = this.weather.dropEvery > 0 && this.posts % this.weather.dropEvery === 0;
		}
		if ( direction === 'toClient' && link.isDoomed ) {
			this.dropped++;
			reset( link.client );
			link.server.destroy();
			return;
		}
		if ( this.weather.delay > 0 ) {
			await sleep( this.weather.delay );
		}
		await this.write( to, chunk, direction );
	}

	private async write( to: Socket, chunk: Buffer, direction: Direction ): Promise< void > {
		for ( let at = 0; at < chunk.length; ) {
			const { bytesPerSecond } = this.weather;
			const isSlow = direction === 'toClient' && bytesPerSecond > 0;
			const piece = chunk.subarray( at, isSlow ? at + Math.min( PIECE, bytesPerSecond ) : chunk.length );
			at += piece.length;
			if ( ! to.write( piece ) ) {
				await once( to, 'drain' );
			}
			if ( isSlow ) {
				await sleep( ( piece.length / bytesPerSecond ) * 1_000 );
			}
		}
	}
}

function sleep( milliseconds: number ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, milliseconds ) );
}

/** Breaks a connection so that its other end notices. */
function reset( socket: Socket ): void {
	if ( socket.writableEnded || socket.connecting ) {
		// Node loses a handle that is reset during its shutdown, and the process would not end.
		socket.destroy();
	} else {
		socket.resetAndDestroy();
	}
}
