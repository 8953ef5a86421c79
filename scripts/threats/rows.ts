import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../environment/paths';
import { Problem } from '../environment/problem';

/** A row of docs/threats.md. */
export interface Row {
	/** For example `A31`. */
	id: string;
	/** The attack or fault. */
	about: string;
	/** The files that test it, relative to the project; empty when the row says why there is none, or is measured by the bench. */
	files: string[];
}

const THREATS = join( ROOT, 'docs/threats.md' );
const TEST = /(?:\.test\.tsx?|\.spec\.ts|_Test\.php)$/;
const ROW = /^\| ([AB]\d\d) \| (.+) \|$/;

/** Reads the rows of docs/threats.md; throws a `Problem` about one that names a file that does not exist. */
export function readRows( text = readFileSync( THREATS, 'utf8' ) ): Row[] {
	return text.split( '\n' ).flatMap( ( line ) => {
		const [ , id, rest ] = ROW.exec( line ) ?? [];
		if ( id === undefined || rest === undefined ) {
			return [];
		}
		// A pipe inside a cell is escaped.
		const cells = rest.split( / (?<!\\)\| / );
		const files = [ ...( cells.at( -1 ) ?? '' ).matchAll( /`([^`]+)`/g ) ].map( ( [ , file = '' ] ) => file );
		const missing = files.find( ( file ) => ! existsSync( join( ROOT, file ) ) );
		if ( missing !== undefined ) {
			throw new Problem( `docs/threats.md, row ${ id }: ${ missing } does not exist.` );
		}
		return [ { id, about: cells[ 0 ] ?? '', files: files.filter( ( file ) => TEST.test( file ) ) } ];
	} );
}
