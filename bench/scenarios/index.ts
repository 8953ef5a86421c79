import type { Scenario } from '../scenario';
import { reading } from './s4-reading';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [ reading ];
