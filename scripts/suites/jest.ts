import { join } from 'node:path';
import { ROOT } from '../environment/paths';
import { runJest, sum, type Suite, type Tally } from './suite';

const JEST = join( ROOT, 'node_modules/jest/bin/jest.js' );

/** Makes a suite of some projects of jest.config.js. */
function jestSuite( name: string, about: string, projects: string[] ): Suite {
	return {
		name,
		about,
		run: ( context ) => runJest( context, name, [ process.execPath, JEST, '--selectProjects', ...projects ] ),
	};
}

const insideOurs = jestSuite( 'unit', '', [ 'relay-unit', 'browser-unit', 'scripts-unit' ] );
const INBOX = 'admin-ui/';

/** Tests beside the code. The inbox is tested with the configuration of WordPress. */
export const unit: Suite = {
	name: 'unit',
	about: 'tests beside the code: relay, browser client, widget, inbox and bench',
	run: async ( context ) => {
		const inboxFiles = context.files?.filter( ( file ) => file.startsWith( INBOX ) );
		const otherFiles = context.files?.filter( ( file ) => ! file.startsWith( INBOX ) );
		const tallies: Tally[] = [];
		if ( otherFiles?.length !== 0 ) {
			tallies.push( await insideOurs.run( { ...context, files: otherFiles } ) );
		}
		if ( inboxFiles?.length !== 0 ) {
			const command = [ 'test-unit-js', '--config', 'admin-ui/jest.config.js' ];
			tallies.push(
				await runJest( { ...context, files: inboxFiles }, 'inbox', [
					join( ROOT, 'node_modules/.bin/wp-scripts' ),
					...command,
				] )
			);
		}
		return sum( tallies );
	},
};

export const relay = jestSuite( 'relay', 'the relay over HTTP and streams, against a real MariaDB', [ 'relay' ] );

export const contract = jestSuite( 'contract', 'samples, tables and tokens, read by both languages', [ 'contract' ] );
