import type { Scenario } from '../scenario';
import { s1 } from './s1-conversations';
import { fanOut } from './s2-fan-out';
import { s3 } from './s3-durable-posts';
import { reading } from './s4-reading';
import { searching } from './s4-search';
import { pages } from './s5-pages';
import { reconnectStorm } from './s6-reconnect-storm';
import { severalRelays } from './s7-several-relays';
import { flood } from './s8-flood';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
	s1,
	fanOut,
	s3,
	reading,
	searching,
	pages,
	reconnectStorm,
	severalRelays,
	flood,
];
