import type { Target } from '../scenario';
import type { Spread } from './figures';
import { verdictsOf, type Result } from './result';

/** A ratio that was measured in two runs. */
export interface RepeatedRatio {
	readonly scenario: string;
	readonly target: Target;
	readonly before: Spread;
	readonly now: Spread;
	/** Whether the two spreads overlap, so that the difference may be chance. */
	readonly isSame: boolean;
}

/**
 * Compares the ratios of two runs. Figures alone are left out: those of two runs cannot be compared
 * (docs/decisions/0010).
 */
export function repeatedRatios( before: Result, now: Result ): RepeatedRatio[] {
	const earlier = new Map(
		verdictsOf( before ).map( ( { scenario, target, spread } ) => [ nameOf( scenario, target ), spread ] )
	);
	return verdictsOf( now ).flatMap( ( { scenario, target, spread } ) => {
		const other = earlier.get( nameOf( scenario, target ) ) ?? null;
		return target.against === undefined || spread === null || other === null
			? []
			: [ { scenario, target, before: other, now: spread, isSame: overlap( other, spread ) } ];
	} );
}

const nameOf = ( scenario: string, { label, against }: Target ) => `${ scenario }\n${ label }\n${ against }`;

const overlap = ( a: Spread, b: Spread ) => a.minimum <= b.maximum && b.minimum <= a.maximum;
