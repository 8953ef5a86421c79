/*
 * WordPress's rules, and the map of who may import whom (scripts/imports/map.json).
 */
const { join } = require( 'node:path' );
const wordpress = require( '@wordpress/eslint-plugin' );
const regexp = require( 'eslint-plugin-regexp' );
const { FOR_TESTS, importZones } = require( './scripts/imports/zones.cjs' );

/** npm puts the workspaces' packages at the top, where scripts and tests find them too. */
const PACKAGES = [ '.', 'relay', 'admin-ui', 'plugin/widget', 'bench' ].map( ( path ) => join( __dirname, path ) );

const TESTS = [ ...FOR_TESTS, 'tests/**' ];

module.exports = [
	{
		ignores: [
			'**/build/**',
			'**/node_modules/**',
			'**/vendor/**',
			'.cache/**',
			'.demo/**',
			'dist/**',
			'test-results/**',
			'**/*.d.mts',
		],
	},
	...wordpress.configs.recommended,
	{
		// Visitors write what these read, thousands of characters of it: the work must grow with the text and no faster (docs/threats.md A67).
		files: [ 'relay/{src,client,protocol}/**', 'plugin/widget/src/**', 'admin-ui/src/**' ],
		ignores: TESTS,
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': [ 'error', { report: 'potential' } ],
			'regexp/no-super-linear-move': 'error',
		},
	},
	{
		rules: {
			'no-console': 'error',
			// A doc block says what a thing does; names and types say the rest.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-type': 'off',
			// Bits are what checksums, random ids and file formats are made of.
			'no-bitwise': 'off',
			'import/no-extraneous-dependencies': [ 'error', { packageDir: PACKAGES } ],
		},
	},
	{
		files: [ '**/*.{ts,tsx}' ],
		rules: {
			// tsc resolves imports, knows globals and reads types from the code.
			'import/no-unresolved': 'off',
			'import/named': 'off',
			'no-undef': 'off',
			'@typescript-eslint/method-signature-style': 'off',
			'@typescript-eslint/no-unused-vars': [ 'error', { argsIgnorePattern: '^_', ignoreRestSiblings: true } ],
		},
	},
	{
		// Playwright's fixtures are handed out by a function called use.
		files: [ 'tests/**/*.ts' ],
		rules: { 'react-hooks/rules-of-hooks': 'off' },
	},
	{
		// Preact takes the names that HTML has.
		files: [ 'plugin/widget/src/**/*.tsx' ],
		rules: { 'react/no-unknown-property': 'off' },
	},
	{
		// Tests may ask for whatever they need.
		ignores: TESTS,
		rules: { 'import/no-restricted-paths': [ 'error', { basePath: __dirname, zones: importZones() } ] },
	},
	{
		// Browsers load these files: a schema of the contract would bring all of zod with it.
		files: [ 'relay/client/**/*.ts', 'admin-ui/src/**/*.{ts,tsx}', 'plugin/widget/src/**/*.{ts,tsx}' ],
		ignores: TESTS,
		rules: {
			'import/no-nodejs-modules': 'error',
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '/protocol(/(?!(limits|opening-hours|prechat-fields|shorten|.*\\.fixture)$).*)?$',
							allowTypeImports: true,
							message:
								'Browser code imports types of the contract, and values of its modules without schemas alone.',
						},
					],
				},
			],
		},
	},
];
