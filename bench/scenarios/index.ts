import type { Scenario } from '../scenario';
import { reconnectStorm } from './s6-reconnect-storm';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [ reconnectStorm ];
