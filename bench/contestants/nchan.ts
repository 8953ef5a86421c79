import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../scripts/environment/ports';
import { ManagedProcess, waitUntil } from '../../scripts/environment/processes';
import { postRequest, streamRequest } from '../generator/wire-plan';
import type { Audience, Contestant, Ground, RunningContestant } from './contestant';
import { isListening } from './listening';
import { DRAFT } from './message-text';
import { usageOf } from './usage';

/** nchan says this as soon as a stream is open. */
const LIVE = ': hi';

/** nginx with the nchan module: publish and subscribe in C, with one worker, as the others have one process. */
export const nchan: Contestant = {
	name: 'nchan',
	async start( ground: Ground, audience: Audience ): Promise< RunningContestant > {
		const port = await findFreePort();
		const prefix = join( ground.folder, 'nginx' );
		mkdirSync( prefix, { recursive: true } );
		const file = join( prefix, 'nginx.conf' );
		writeFileSync( file, configuration( prefix, port ) );
		const nginx = await ManagedProcess.start( {
			command: '/usr/sbin/nginx',
			args: [ '-p', prefix, '-c', file, '-e', join( prefix, 'error.log' ) ],
			log: join( prefix, 'output.log' ),
		} );
		await waitUntil(
			async () => ! nginx.isRunning || ( await isListening( port ) ),
			() => `nginx did not listen in time:\n${ nginx.tail() }`
		);
		if ( ! nginx.isRunning ) {
			throw new Error( `nginx ended while it was starting:\n${ nginx.tail( 20 ) }` );
		}
		return {
			pid: nginx.pid,
			port,
			plan: {
				port,
				conversations: Array.from( { length: audience.conversations }, ( _, index ) => ( {
					stream: { opening: streamRequest( `/conversations/c${ index }/stream` ), live: LIVE },
					post: postRequest( `/conversations/c${ index }/messages`, DRAFT ),
					postsOn: 'http',
				} ) ),
				agents: Array.from( { length: audience.agents }, () => ( {
					opening: streamRequest( '/stream' ),
					live: LIVE,
				} ) ),
			},
			usage: () => usageOf( nginx.pid ),
			databaseUsage: () => null,
			storedKeys: () => Promise.resolve( null ),
			stop: () => nginx.kill(),
		};
	},
};

/* Each message goes to its conversation's channel and to the one that agents hear; nothing is kept for later. */
function configuration( prefix: string, port: number ): string {
	return `
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
daemon off;
worker_processes 1;
worker_rlimit_nofile 65536;
${ process.getuid?.() === 0 ? 'user root;' : '' }
pid ${ prefix }/nginx.pid;
events {
	worker_connections 25000;
}
http {
	access_log off;
	keepalive_requests 100000000;
	client_body_temp_path ${ prefix }/body;
	proxy_temp_path ${ prefix }/proxy;
	fastcgi_temp_path ${ prefix }/fastcgi;
	uwsgi_temp_path ${ prefix }/uwsgi;
	scgi_temp_path ${ prefix }/scgi;
	nchan_shared_memory_size 256m;
	server {
		listen 127.0.0.1:${ port } backlog=4096;
		location ~ ^/conversations/([a-z0-9]+)/stream$ {
			nchan_subscriber eventsource;
			nchan_channel_id $1;
		}
		location = /stream {
			nchan_subscriber eventsource;
			nchan_channel_id agents;
		}
		location ~ ^/conversations/([a-z0-9]+)/messages$ {
			nchan_publisher http;
			nchan_channel_id $1 agents;
			nchan_store_messages off;
		}
	}
}
`;
}
