import { defineConfig } from '@playwright/test';
import { BROWSER } from '../../scripts/environment/browser';
import { siteForm } from '../../scripts/environment/site-form';
import type { WorkerOptions } from './fixtures';

/** WordPress has no part in what proxies, tabs and states of the widget are like, so the newest is enough for them. */
const ON_NEWEST = [ '**/every-state.spec.ts', '**/proxies.spec.ts', '**/tabs.spec.ts' ];
const BEHIND_PAGE_CACHE = siteForm().hasPageCache ? [] : [ '**/page-cache.spec.ts' ];

/*
 * Each worker has a WordPress, a database and a relay of its own, so the two
 * releases run side by side and a test that kills the relay disturbs nobody.
 */
export default defineConfig< object, WorkerOptions >( {
	testDir: __dirname,
	outputDir: '../../test-results/e2e',
	workers: 2,
	fullyParallel: false,
	forbidOnly: Boolean( process.env.CI ),
	// Stories are long, and a busy machine takes three times as long for them.
	timeout: 120_000,
	expect: { timeout: 10_000 },
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [ [ 'list' ], [ 'json' ] ] : 'list',
	use: {
		launchOptions: BROWSER,
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		video: 'off',
		trace: 'off',
		screenshot: 'only-on-failure',
	},
	projects: [
		{
			name: 'wordpress-6.8',
			use: { release: '6.8' },
			testIgnore: [ ...BEHIND_PAGE_CACHE, ...ON_NEWEST ],
		},
		{ name: 'wordpress-latest', use: { release: 'latest' }, testIgnore: BEHIND_PAGE_CACHE },
	],
} );
