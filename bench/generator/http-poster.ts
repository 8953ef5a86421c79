import { Connection } from './connection';

/** Is told what became of a post. */
export interface PostListener {
	answered( status: number ): void;
	/** The connection ended before the answer. */
	lost(): void;
}

/** Posts one request after another over a kept connection, and opens a new one when the server has closed it. */
export class HttpPoster {
	private connection: Connection | null = null;
	private answer = '';
	private isWaiting = false;

	constructor(
		private readonly port: number,
		private readonly listener: PostListener
	) {}

	post( request: string ): void {
		this.isWaiting = true;
		this.connection ??= this.connect();
		this.connection.write( request );
	}

	private connect(): Connection {
		const connection = new Connection( this.port, {
			arrived: ( bytes ) => this.arrived( bytes.toString( 'latin1' ) ),
			ended: () => {
				if ( this.connection === connection ) {
					this.ended();
				}
			},
		} );
		return connection;
	}

	private arrived( text: string ): void {
		this.answer = this.answer === '' ? text : this.answer + text;
		if ( ! isWhole( this.answer ) ) {
			return;
		}
		// `HTTP/1.1 201 Created`
		const status = Number( this.answer.slice( 9, 12 ) );
		this.answer = '';
		this.isWaiting = false;
		this.listener.answered( status );
	}

	private ended(): void {
		this.connection = null;
		this.answer = '';
		if ( this.isWaiting ) {
			this.isWaiting = false;
			this.listener.lost();
		}
	}
}

/** Whether the whole answer has arrived. */
export function isWhole( answer: string ): boolean {
	const end = answer.indexOf( '\r\n\r\n' );
	if ( end === -1 ) {
		return false;
	}
	const head = answer.slice( 0, end );
	const length = /\r\ncontent-length: *([0-9]+)/i.exec( head )?.[ 1 ];
	if ( length !== undefined ) {
		return answer.length >= end + 4 + Number( length );
	}
	return /\r\ntransfer-encoding: *chunked/i.test( head ) ? answer.endsWith( '0\r\n\r\n' ) : true;
}
