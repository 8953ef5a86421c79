import { join } from 'node:path';
import { startNginxWith } from './nginx';
import { LOOPBACK } from './ports';
import type { ManagedProcess } from './processes';
import type { LocalWordPress } from './wordpress';

/** The age of the pages. */
const AGE = '-3d';

/** Starts a WordPress behind an nginx that shows everybody who is not logged in the pages of three days ago. */
export async function startPageCache( {
	folder,
	wordpress,
}: {
	folder: string;
	wordpress: LocalWordPress;
} ): Promise< ManagedProcess > {
	await wordpress.start( { time: AGE } );
	const port = Number( new URL( wordpress.origin ).port );
	const nginx = await startNginxWith( {
		folder,
		port,
		text: configurationFor( { folder, port, wordpressPort: wordpress.port } ),
		path: '/wp-login.php',
	} );
	// It keeps what it has shown once.
	const page = await fetch( `${ wordpress.url }/` );
	await page.text();
	await wordpress.stop();
	await wordpress.start();
	return nginx;
}

/** As the manuals of hosts have it: pages are kept whatever WordPress says, but not those of people who are logged in. */
function configurationFor( {
	folder,
	port,
	wordpressPort,
}: {
	folder: string;
	port: number;
	wordpressPort: number;
} ): string {
	return `
		proxy_cache_path ${ join( folder, 'pages' ) } keys_zone=pages:1m inactive=30d;
		map $http_cookie $is_logged_in { default ''; ~wordpress_logged_in_ 1; }
		map $request_uri $is_dynamic { default ''; ~^/(wp-admin|wp-json|wp-[a-z-]+\\.php) 1; }
		server {
			listen ${ LOOPBACK }:${ port };
			client_max_body_size 64m;
			location / {
				proxy_pass http://${ LOOPBACK }:${ wordpressPort };
				proxy_set_header Host $http_host;
				proxy_cache pages;
				proxy_cache_key $request_uri;
				proxy_cache_valid 200 30d;
				proxy_ignore_headers Cache-Control Expires Set-Cookie Vary;
				proxy_cache_bypass $is_logged_in $is_dynamic;
				proxy_no_cache $is_logged_in $is_dynamic;
				add_header X-Page-Cache $upstream_cache_status;
			}
		}`;
}
