import { join } from 'node:path';
import { ROOT } from '../environment/paths';
import { runJest, sum, type Suite } from './suite';

const JEST = join( ROOT, 'node_modules/jest/bin/jest.js' );

/** Makes a suite of some projects of jest.config.js. */
function jestSuite( name: string, about: string, projects: string[] ): Suite {
	return {
		name,
		about,
		run: ( context ) => runJest( context, name, [ process.execPath, JEST, '--selectProjects', ...projects ] ),
	};
}

const insideOurs = jestSuite( 'unit', '', [ 'relay-unit', 'browser-unit', 'bench-unit' ] );

/** Tests beside the code. The inbox is tested with the configuration of WordPress. */
export const unit: Suite = {
	name: 'unit',
	about: 'tests beside the code: relay, browser client, widget, inbox and bench',
	run: async ( context ) =>
		sum( [
			await insideOurs.run( context ),
			await runJest( context, 'inbox', [
				join( ROOT, 'node_modules/.bin/wp-scripts' ),
				'test-unit-js',
				'--config',
				'admin-ui/jest.config.js',
			] ),
		] ),
};

export const relay = jestSuite( 'relay', 'the relay over HTTP and streams, against a real MariaDB', [ 'relay' ] );

export const contract = jestSuite( 'contract', 'samples, tables and tokens, read by both languages', [ 'contract' ] );
