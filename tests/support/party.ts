import type { Conversation } from '../../relay/protocol';
import { call, type Answer, type Call } from './http';
import { StreamReader, type StreamOptions } from './read-stream';

/** What a relay in a test offers its callers. */
export interface Reachable {
	readonly port: number;
}

export interface PartyOptions {
	/** Sent as `X-Forwarded-For`, so that limits for an address tell a test's callers apart. */
	address?: string;
	origin?: string;
}

let addresses = 0;

/** Returns an address that no other caller of this test file has. */
export function freshAddress(): string {
	addresses++;
	return `10.${ ( addresses >> 16 ) & 255 }.${ ( addresses >> 8 ) & 255 }.${ addresses & 255 }`;
}

/** Somebody who calls a relay with a token: a visitor or an agent. */
export class Party {
	readonly address: string;
	readonly origin: string | undefined;
	private readonly streams: StreamReader[] = [];

	constructor(
		/** Where it calls; a test may route it through a proxy. */
		public relay: Reachable,
		/** The id on the wire: `v_…` or `agent:5`. */
		readonly id: string,
		public token: string,
		options: PartyOptions = {}
	) {
		this.address = options.address ?? freshAddress();
		this.origin = options.origin;
	}

	get( path: string, extra: Partial< Call > = {} ): Promise< Answer > {
		return this.send( 'GET', path, extra );
	}

	post( path: string, body: unknown = {}, extra: Partial< Call > = {} ): Promise< Answer > {
		return this.send( 'POST', path, { body, ...extra } );
	}

	put( path: string, body: unknown, extra: Partial< Call > = {} ): Promise< Answer > {
		return this.send( 'PUT', path, { body, ...extra } );
	}

	/** Calls any route with this party's token. */
	send( method: string, path: string, extra: Partial< Call > = {} ): Promise< Answer > {
		return call( {
			port: this.relay.port,
			method,
			path,
			...extra,
			headers: { ...this.headers(), Authorization: `Bearer ${ this.token }`, ...extra.headers },
		} );
	}

	/** Opens a stream that must be accepted, and waits for its `hello`. */
	async openStream( options: Partial< StreamOptions > = {} ): Promise< StreamReader > {
		const stream = await this.tryStream( options );
		if ( stream.status !== 200 ) {
			throw new Error( `The stream was answered with ${ stream.status }: ${ stream.text }` );
		}
		await stream.find( 'hello' );
		return stream;
	}

	/** Opens a stream, whatever the answer. */
	async tryStream( options: Partial< StreamOptions > = {} ): Promise< StreamReader > {
		const stream = await StreamReader.open( {
			port: this.relay.port,
			token: this.token,
			...options,
			headers: { ...this.headers(), ...options.headers },
		} );
		this.streams.push( stream );
		return stream;
	}

	/** Closes the streams that this party has open. */
	leave(): void {
		this.streams.forEach( ( stream ) => stream.close() );
	}

	private headers(): Record< string, string > {
		return {
			'X-Forwarded-For': this.address,
			...( this.origin === undefined ? {} : { Origin: this.origin } ),
		};
	}
}

/** Returns an answer's body if it has one of the wanted statuses; fails with the answer otherwise. */
export function expectStatus< T = Record< string, unknown > >( answer: Answer, ...wanted: number[] ): T {
	if ( ! wanted.includes( answer.status ) ) {
		throw new Error( `Answered with ${ answer.status } instead of ${ wanted.join( ' or ' ) }: ${ answer.text }` );
	}
	return answer.text === '' ? ( undefined as T ) : answer.json< T >();
}

/** Reads a conversation as somebody sees it. */
export async function conversationOf< C = Conversation >( party: Party, id: string ): Promise< C > {
	return expectStatus< { conversation: C } >( await party.get( `/v1/conversations/${ id }` ), 200 ).conversation;
}
