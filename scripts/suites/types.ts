import { join } from 'node:path';
import { ROOT } from '../environment/paths';
import { checkCommand, type Suite } from './suite';

/** The strict type check of all projects. */
export const types: Suite = {
	name: 'types',
	about: 'TypeScript, strict, all projects',
	run: () =>
		checkCommand( 'tsc --build', process.execPath, [ join( ROOT, 'node_modules/typescript/bin/tsc' ), '--build' ] ),
};
