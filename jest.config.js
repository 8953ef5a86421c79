/*
 * One project for each kind of test. The inbox has its own configuration in
 * admin-ui/, because it is tested with WordPress's own.
 *
 *   npx jest --selectProjects relay      one project
 *   npx jest tests/relay/stream          one file
 */

/** Compiles one kind of file; types are checked by `tsc -b`, not here. */
const swc = ( parser ) => [
	'@swc/jest',
	{
		jsc: {
			parser,
			target: 'es2022',
			transform: {
				react: { runtime: 'automatic', importSource: 'preact' },
			},
		},
		module: { type: 'commonjs' },
	},
];

const common = {
	rootDir: __dirname,
	transform: {
		'\\.tsx$': swc( { syntax: 'typescript', tsx: true } ),
		'\\.ts$': swc( { syntax: 'typescript' } ),
		'\\.m?jsx?$': swc( { syntax: 'ecmascript', jsx: true } ),
	},
	modulePathIgnorePatterns: [ '<rootDir>/.*/build/', '<rootDir>/.cache/', '<rootDir>/.demo/' ],
	moduleFileExtensions: [ 'ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node' ],
	restoreMocks: true,
};

const node = { ...common, testEnvironment: 'node' };

module.exports = {
	maxWorkers: 2,
	projects: [
		{
			...node,
			displayName: 'relay-unit',
			testMatch: [ '<rootDir>/relay/src/**/*.test.ts', '<rootDir>/relay/protocol/**/*.test.ts' ],
		},
		{
			...node,
			displayName: 'scripts-unit',
			testMatch: [ '<rootDir>/bench/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts' ],
		},
		{
			...common,
			displayName: 'browser-unit',
			testEnvironment: 'jsdom',
			// Preact comes as ES modules only.
			transformIgnorePatterns: [ '/node_modules/(?!(?:preact|@preact)/)' ],
			// The build turns these imports into calls; jsdom paints nothing.
			moduleNameMapper: { '\\.css$': '<rootDir>/plugin/widget/src/no-styles.ts' },
			testMatch: [ '<rootDir>/relay/client/**/*.test.ts', '<rootDir>/plugin/widget/src/**/*.test.{ts,tsx}' ],
		},
		{
			...node,
			displayName: 'relay',
			testMatch: [ '<rootDir>/tests/relay/**/*.test.ts' ],
			globalSetup: '<rootDir>/tests/support/global-setup.ts',
			globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
			setupFilesAfterEnv: [ '<rootDir>/tests/support/test-timeout.ts' ],
		},
		{
			...node,
			displayName: 'contract',
			// It comes as ES modules only.
			transformIgnorePatterns: [ '/node_modules/(?!gettext-parser/)' ],
			testMatch: [ '<rootDir>/tests/contract/**/*.test.ts' ],
		},
	],
};
