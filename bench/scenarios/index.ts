import type { Scenario } from '../scenario';
import { pages } from './s5-pages';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [ pages ];
