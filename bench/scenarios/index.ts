import type { Scenario } from '../scenario';
import { severalRelays } from './s7-several-relays';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [ severalRelays ];
