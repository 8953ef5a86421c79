import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/environment/paths';
import type { Result } from './result';

/** Where runs are kept. */
export const RESULTS_FOLDER = join( ROOT, 'bench/results' );

/** Writes a run under its day and the first free number; returns the file's name. */
export function keepResult( result: Result, folder = RESULTS_FOLDER ): string {
	mkdirSync( folder, { recursive: true } );
	const day = result.finishedAt.slice( 0, 10 );
	for ( let number = 1; ; number++ ) {
		const name = `${ day }-${ number }.json`;
		if ( ! existsSync( join( folder, name ) ) ) {
			writeFileSync( join( folder, name ), toText( result ), { flag: 'wx' } );
			return name;
		}
	}
}

/** A run that was kept, and its file's name. */
export interface KeptResult {
	readonly name: string;
	readonly result: Result;
}

/** Returns the newest full run of all these scenarios that was kept; null when there is none. */
export function readNewest( scenarios: readonly string[], folder = RESULTS_FOLDER ): KeptResult | null {
	const kept = existsSync( folder ) ? readdirSync( folder ).filter( ( name ) => name.endsWith( '.json' ) ) : [];
	const results = kept
		.map( ( name ) => ( { name, result: JSON.parse( readFileSync( join( folder, name ), 'utf8' ) ) as Result } ) )
		.filter( ( { result } ) => isFull( result, scenarios ) )
		.sort( ( a, b ) => a.result.finishedAt.localeCompare( b.result.finishedAt ) );
	return results.at( -1 ) ?? null;
}

function isFull( { format, isQuick, scenarios }: Result, wanted: readonly string[] ): boolean {
	const measured = scenarios.filter( ( { samples } ) => samples.length > 0 ).map( ( { id } ) => id );
	return format === 1 && ! isQuick && wanted.every( ( id ) => measured.includes( id ) );
}

/** One sample a line: a run has hundreds, and a difference between two runs stays readable. */
function toText( result: Result ): string {
	const { scenarios, ...head } = result;
	const whole = JSON.stringify( { ...head, scenarios: [] }, null, '\t' ).replace( /\[\]\n\}$/, '' );
	const parts = scenarios.map( ( { id, title, samples, targets, notes, faults } ) => {
		const lists = Object.entries( { samples, targets, notes, faults } ).map( ( [ name, list ] ) => {
			const lines = list.map( ( each ) => `\n\t\t\t\t${ withoutPlaces( JSON.stringify( each ) ) }` );
			return `\t\t\t${ JSON.stringify( name ) }: [${ lines.join( ',' ) }${ lines.length > 0 ? '\n\t\t\t' : '' }]`;
		} );
		const own = [ `\t\t\t"id": ${ JSON.stringify( id ) }`, `\t\t\t"title": ${ JSON.stringify( title ) }` ];
		return `\n\t\t{\n${ [ ...own, ...lists ].join( ',\n' ) }\n\t\t}`;
	} );
	return `${ whole }[${ parts.join( ',' ) }\n\t]\n}\n`;
}

/** A fault may quote an error that names a folder of this machine, which is nobody's business. */
function withoutPlaces( text: string ): string {
	return [ ROOT, tmpdir(), homedir() ]
		.filter( ( place ) => place.length > 1 )
		.reduce( ( rest, place ) => rest.replaceAll( place, '…' ), text );
}
