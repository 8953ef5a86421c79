import type { Feature } from '../core/feature';
import { Welcome } from './welcome';

/** What a visitor sees before the first message. */
export const welcome: Feature = {
	initial: {},
	parts: [ { slot: 'welcome', view: Welcome, order: 10 } ],
};
