import { join } from 'node:path';
import { requireCommand } from './commands';
import { withLock } from './lock';
import { CACHE, ROOT } from './paths';
import { say } from './progress';
import { whenChanged } from './stamp';

/** Composer warns root, which is the user of a container's build. */
export const COMPOSER_ENVIRONMENT = { COMPOSER_ALLOW_SUPERUSER: '1', COMPOSER_NO_INTERACTION: '1' };

/** Installs the PHP tools of composer.json when they are missing or the file has changed. */
export async function ensureComposerPackages(): Promise< void > {
	await withLock( join( CACHE, 'composer.lock' ), () =>
		whenChanged(
			'composer',
			{ sources: [ 'composer.json' ], result: join( ROOT, 'vendor/autoload.php' ) },
			async () => {
				say( 'Installing the PHP tools' );
				await requireCommand(
					'composer install',
					'composer',
					[ 'install', '--no-progress', '--prefer-dist', '--quiet' ],
					{ env: COMPOSER_ENVIRONMENT }
				);
			}
		)
	);
}
