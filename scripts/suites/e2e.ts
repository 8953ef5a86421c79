import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../environment/commands';
import { ROOT } from '../environment/paths';
import { zip } from '../zip';
import { outcomesOf, type PlaywrightReport } from './playwright-report';
import { tallyOf, type Suite } from './suite';

/** Visitor and agents in browsers, on both WordPresses. */
export const e2e: Suite = {
	name: 'e2e',
	about: 'visitor and agents in Chromium, on both WordPresses',
	async run( { folder, files = [], onTest } ) {
		await zip();
		mkdirSync( folder, { recursive: true } );
		const report = join( folder, 'playwright.json' );
		const { code } = await runCommand(
			process.execPath,
			[
				join( ROOT, 'node_modules/@playwright/test/cli.js' ),
				'test',
				'--config',
				join( ROOT, 'tests/e2e/playwright.config.ts' ),
				...files,
			],
			{ shown: 'all', env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, TMPDIR: folder } }
		);
		const { stats, suites } = existsSync( report )
			? ( JSON.parse( readFileSync( report, 'utf8' ) ) as PlaywrightReport )
			: { stats: { expected: 0, unexpected: 0, flaky: 0 }, suites: [] };
		suites.flatMap( outcomesOf ).forEach( ( outcome ) => onTest?.( outcome ) );
		return tallyOf( code, {
			passed: stats.expected,
			failed: stats.unexpected + stats.flaky,
		} );
	},
};
