import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LOOPBACK } from '../../scripts/environment/ports';
import { serviceCall } from './service-call';
import type { TestRelay } from './start-relay';

/** What a relay asked for. */
export interface AskedMail {
	template: string;
	idempotencyKey: string;
	data: Record< string, unknown >;
}

/** Takes mails from relays as the plugin does, and sends none. */
export class FakeWordPress {
	/** Every request, those that were refused too. */
	readonly asked: AskedMail[] = [];
	/** The mails that a WordPress would have sent: one for each key. */
	readonly sent = new Map< string, AskedMail >();
	/** What it answers. */
	status = 201;
	/** How long it takes to answer; null: for ever. */
	delayMs: number | null = 0;
	private readonly server: Server;

	private constructor() {
		this.server = createServer( async ( req, res ) => {
			const mail = JSON.parse( await text( req ) ) as AskedMail;
			this.asked.push( mail );
			if ( this.delayMs === null ) {
				return;
			}
			if ( this.status < 300 ) {
				this.sent.set( mail.idempotencyKey, mail );
			}
			res.writeHead( this.status, { 'Content-Type': 'application/json' } ).end( '{}' );
		} );
	}

	static async start(): Promise< FakeWordPress > {
		const wordpress = new FakeWordPress();
		await new Promise< void >( ( resolve ) => wordpress.server.listen( 0, LOOPBACK, resolve ) );
		return wordpress;
	}

	/** The variables with which a relay finds it. */
	get env(): Record< string, string > {
		return { WORDPRESS_URL: `http://${ LOOPBACK }:${ ( this.server.address() as AddressInfo ).port }` };
	}

	/** Tells a relay what WordPress would: where it is, and its settings. */
	async tell( relay: Pick< TestRelay, 'port' | 'site' >, settings: object = {}, now?: number ): Promise< void > {
		const message = { version: 'v-1', restUrl: `${ relay.site.origin }/wp-json/veranda/v1/`, settings };
		const { status, text: answer } = await serviceCall(
			relay,
			'/v1/service/settings',
			message,
			now === undefined ? {} : { now }
		);
		if ( status !== 204 ) {
			throw new Error( `The relay did not take the settings: ${ answer }` );
		}
	}

	stop(): Promise< void > {
		this.server.closeAllConnections();
		return new Promise( ( resolve ) => this.server.close( () => resolve() ) );
	}
}
