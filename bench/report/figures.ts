import type { Sample, Target } from '../scenario';

/** How the figures of several rounds are spread. */
export interface Spread {
	readonly minimum: number;
	readonly median: number;
	readonly maximum: number;
}

/** The verdict on a target. */
export interface Verdict {
	readonly target: Target;
	/** Of the ratios round by round, or of the figure itself; null when it was not measured. */
	readonly spread: Spread | null;
	readonly isMet: boolean;
	/** So far from the target that the roughness of a small run does not explain it. */
	readonly isFarOff: boolean;
}

/** How far off a small run may be when a target does not say. */
const QUICK_SLACK = 2;

/** Returns the median of some numbers; of an even count, the mean of the two in the middle. */
export function medianOf( values: readonly number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = sorted.length / 2;
	const upper = sorted[ Math.floor( middle ) ];
	const lower = sorted[ Math.ceil( middle ) - 1 ];
	if ( upper === undefined || lower === undefined ) {
		throw new Error( 'Nothing has no median.' );
	}
	return ( lower + upper ) / 2;
}

/** Returns how some numbers are spread; null when there are none. */
export function spreadOf( values: readonly number[] ): Spread | null {
	if ( values.length === 0 ) {
		return null;
	}
	return { minimum: Math.min( ...values ), median: medianOf( values ), maximum: Math.max( ...values ) };
}

/** Returns one value for each round in which a contestant's figure was measured. */
export function valuesByRound( samples: readonly Sample[], figure: string, of: string ): Map< number, number > {
	const rounds = new Map< number, number[] >();
	for ( const sample of samples ) {
		if ( sample.figure === figure && sample.of === of ) {
			rounds.set( sample.round, [ ...( rounds.get( sample.round ) ?? [] ), sample.value ] );
		}
	}
	return new Map( [ ...rounds ].map( ( [ round, values ] ) => [ round, medianOf( values ) ] ) );
}

/**
 * Returns what is compared with a target, round by round: the machine's speed changes between rounds, so a ratio is only
 * taken between figures of one round.
 */
export function comparedValues( samples: readonly Sample[], { figure, of, against, atLeast }: Target ): number[] {
	const own = valuesByRound( samples, figure, of );
	if ( against === undefined ) {
		return [ ...own.values() ].map( ( value ) => worstIfUnknown( value, atLeast ) );
	}
	const peer = valuesByRound( samples, figure, against );
	return [ ...own ].flatMap( ( [ round, value ] ) => {
		const reference = peer.get( round );
		// A round without the other contestant says nothing. One in which we failed outright counts as the worst.
		return reference === undefined || ! Number.isFinite( reference ) || reference === 0
			? []
			: [ worstIfUnknown( value / reference, atLeast ) ];
	} );
}

const worstIfUnknown = ( value: number, atLeast: number | undefined ) => {
	const worst = atLeast === undefined ? Infinity : 0;
	return Number.isFinite( value ) ? value : worst;
};

/** Judges a target by the median of its rounds. */
export function judge( samples: readonly Sample[], target: Target ): Verdict {
	const spread = spreadOf( comparedValues( samples, target ) );
	if ( spread === null ) {
		return { target, spread, isMet: false, isFarOff: false };
	}
	const slack = target.quickSlack ?? QUICK_SLACK;
	return {
		target,
		spread,
		isMet: reaches( spread.median, target, 1 ),
		isFarOff: ! reaches( spread.median, target, slack ),
	};
}

function reaches( value: number, { atMost, atLeast }: Target, slack: number ): boolean {
	return ( atMost === undefined || value <= atMost * slack ) && ( atLeast === undefined || value >= atLeast / slack );
}

/** Returns the figures in the order in which they were first measured, each with its contestants. */
export function listFigures( samples: readonly Sample[] ): Array< { figure: string; unit: string; of: string[] } > {
	const figures = new Map< string, { figure: string; unit: string; of: string[] } >();
	for ( const { figure, unit, of } of samples ) {
		const known = figures.get( figure ) ?? { figure, unit, of: [] };
		figures.set( figure, known );
		if ( ! known.of.includes( of ) ) {
			known.of.push( of );
		}
	}
	return [ ...figures.values() ];
}
