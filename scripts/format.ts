import { join } from 'node:path';
import { runCommand } from './environment/commands';
import { COMPOSER_ENVIRONMENT, ensureComposerPackages } from './environment/composer';
import { ROOT } from './environment/paths';
import { say } from './environment/progress';
import { SCRIPT_PATHS, STYLE_PATHS } from './suites/lint';

const WP_SCRIPTS = join( ROOT, 'node_modules/.bin/wp-scripts' );

/** Formats what tools can format, and shows what a person has to fix. */
export async function main(): Promise< void > {
	await ensureComposerPackages();
	const commands = [
		[ 'TypeScript', WP_SCRIPTS, 'lint-js', '--fix', ...SCRIPT_PATHS ],
		[ 'styles', WP_SCRIPTS, 'lint-style', '--fix', ...STYLE_PATHS ],
		[ 'PHP', 'composer', 'run-script', '--timeout=0', 'lint:fix' ],
	] as const;
	for ( const [ name, program, ...args ] of commands ) {
		say( `Formatting ${ name }` );
		const { code } = await runCommand( program, args, { shown: 'all', env: COMPOSER_ENVIRONMENT } );
		if ( code !== 0 ) {
			process.exitCode = 1;
		}
	}
}
