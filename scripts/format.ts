import { join } from 'node:path';
import { runCommand } from './environment/commands';
import { ROOT } from './environment/paths';
import { say } from './environment/progress';
import { SCRIPT_PATHS, STYLE_PATHS } from './suites/lint';

const WP_SCRIPTS = join( ROOT, 'node_modules/.bin/wp-scripts' );

/** Formats what tools can format, and shows what they leave to a person. */
export async function main(): Promise< void > {
	const commands = [
		[ 'TypeScript', WP_SCRIPTS, 'lint-js', '--fix', ...SCRIPT_PATHS ],
		[ 'styles', WP_SCRIPTS, 'lint-style', '--fix', ...STYLE_PATHS ],
	] as const;
	for ( const [ name, program, ...args ] of commands ) {
		say( `Formatting ${ name }` );
		const { code } = await runCommand( program, args, { shown: 'all' } );
		if ( code !== 0 ) {
			process.exitCode = 1;
		}
	}
}
