import { setImmediate as turn } from 'node:timers/promises';
import type { SiteMetrics } from '../metrics';

/** Lets everything that was promised happen. */
export async function settle(): Promise< void > {
	for ( let count = 0; count < 20; count++ ) {
		await turn();
	}
}

/** Figures that a test can look at: `reaction x done`, `leads`. */
export function spyMetrics(): { metrics: SiteMetrics; counted: string[] } {
	const counted: string[] = [];
	const metrics = {
		leads: ( isLeading: boolean ) => void counted.push( isLeading ? 'leads' : 'follows' ),
		worked: ( ...what: string[] ) => void counted.push( what.join( ' ' ) ),
	} as Partial< SiteMetrics > as SiteMetrics;
	return { metrics, counted };
}
