import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/environment/paths';
import { isWhole, type Result } from './result';

/** Where runs are kept. */
export const RESULTS_FOLDER = join( ROOT, 'bench/results' );

/** Writes a run under its date and the first free number; returns the file's name. */
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

/** A kept run, and its file's name. */
export interface KeptResult {
	readonly name: string;
	readonly result: Result;
}

/**
 * Returns the newest kept run of all these scenarios that was complete, had enough rounds and a clean commit; null when
 * there is none. Files that cannot be read are skipped.
 */
export function readNewest( scenarios: readonly string[], folder = RESULTS_FOLDER ): KeptResult | null {
	const names = existsSync( folder ) ? readdirSync( folder ).filter( ( name ) => name.endsWith( '.json' ) ) : [];
	return names
		.flatMap( ( name ) => {
			const result = read( join( folder, name ) );
			return result !== null && isComparable( result, scenarios ) ? [ { name, result } ] : [];
		} )
		.reduce< KeptResult | null >(
			( newest, each ) =>
				newest === null || each.result.finishedAt > newest.result.finishedAt ? each : newest,
			null
		);
}

function isComparable( result: Result, scenarios: readonly string[] ): boolean {
	return (
		! result.isChanged &&
		result.scenarios.every( ( { faults } ) => faults.length === 0 ) &&
		isWhole( result, scenarios )
	);
}

/** Reads a kept run; null when it is not one, or has another version's format. */
function read( file: string ): Result | null {
	let found: unknown;
	try {
		found = JSON.parse( readFileSync( file, 'utf8' ) );
	} catch {
		return null;
	}
	if ( typeof found !== 'object' || found === null || ! ( 'format' in found ) || found.format !== 1 ) {
		return null;
	}
	const result = found as Result;
	return {
		...result,
		scenarios: result.scenarios.map( ( scenario ) => ( {
			...scenario,
			samples: scenario.samples.map( ( sample ) => ( {
				...sample,
				// JSON knows neither infinity nor "not a number", and zero would be the best of all figures.
				value: ( sample.value as number | null ) ?? NaN,
			} ) ),
		} ) ),
	};
}

/** One sample a line: a run has hundreds, and a diff between two runs stays readable. */
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

/** A fault may quote an error that names a folder of this machine, which nobody else should see. */
function withoutPlaces( text: string ): string {
	return [ ROOT, tmpdir(), homedir() ]
		.filter( ( place ) => place.length > 1 )
		.reduce( ( rest, place ) => rest.replaceAll( place, '…' ), text );
}
