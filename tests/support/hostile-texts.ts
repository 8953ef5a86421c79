import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Texts that try to be more than text (docs/threats.md A31), for both languages. Each sets `window.__xss` if it runs, or
 * asks for an image that the page would have to fetch.
 */
export const HOSTILE_TEXTS = JSON.parse(
	readFileSync( join( __dirname, 'hostile-texts.json' ), 'utf8' )
) as readonly string[];
