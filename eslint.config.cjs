/*
 * WordPress's rules, and the map of who may import whom: a path that goes
 * against it is an error here before it is a habit.
 */
const { join } = require( 'node:path' );
const wordpress = require( '@wordpress/eslint-plugin' );

/** npm puts the workspaces' packages at the top, where scripts and tests find them too. */
const PACKAGES = [ '.', 'relay', 'admin-ui', 'plugin/widget', 'bench' ].map( ( path ) => join( __dirname, path ) );

const TESTS = [ '**/*.test.{ts,tsx}', 'tests/**/*.ts' ];

/** Forbids folders of ours to some files. */
const mayNotImport = ( files, reason, folders ) => ( {
	files,
	ignores: TESTS,
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: folders.flatMap( ( folder ) => [ `**/${ folder }`, `**/${ folder }/**` ] ),
						message: reason,
					},
				],
			},
		],
	},
} );

const RELAY_ORDER =
	'In the relay http calls services; services call policies, store and bus; the stream reads bus and store.';

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
	mayNotImport( [ 'relay/protocol/**/*.ts' ], 'The wire contract imports nothing of ours.', [
		'src',
		'client',
		'admin-ui',
		'widget',
		'scripts',
		'tests',
	] ),
	mayNotImport( [ 'relay/client/**/*.ts' ], 'The browser connection imports the wire contract only.', [
		'src',
		'admin-ui',
		'widget',
		'scripts',
		'tests',
	] ),
	mayNotImport( [ 'admin-ui/src/**/*.{ts,tsx}' ], 'The inbox imports relay/client and relay/protocol only.', [
		'relay/src',
		'plugin',
		'scripts',
		'tests',
	] ),
	mayNotImport( [ 'plugin/widget/src/**/*.{ts,tsx}' ], 'The widget imports relay/client and relay/protocol only.', [
		'relay/src',
		'admin-ui',
		'scripts',
		'tests',
	] ),
	mayNotImport( [ 'relay/src/**/*.ts' ], 'The relay imports relay/protocol only.', [
		'client',
		'admin-ui',
		'widget',
		'scripts',
		'tests',
	] ),
	mayNotImport( [ 'relay/src/http/**/*.ts' ], RELAY_ORDER, [ 'store', 'bus', 'client' ] ),
	mayNotImport( [ 'relay/src/services/**/*.ts' ], RELAY_ORDER, [ 'http', 'stream', 'client' ] ),
	mayNotImport( [ 'relay/src/policies/**/*.ts' ], RELAY_ORDER, [ 'http', 'services', 'stream', 'bus', 'client' ] ),
	mayNotImport( [ 'relay/src/store/**/*.ts' ], RELAY_ORDER, [
		'http',
		'services',
		'policies',
		'stream',
		'bus',
		'client',
	] ),
	mayNotImport( [ 'relay/src/bus/**/*.ts' ], RELAY_ORDER, [ 'http', 'services', 'stream', 'client' ] ),
	mayNotImport( [ 'relay/src/stream/**/*.ts' ], RELAY_ORDER, [ 'http', 'services', 'client' ] ),
	{
		// Browsers load these files: what they take of the contract is types.
		files: [ 'relay/client/**/*.ts', 'admin-ui/src/**/*.{ts,tsx}', 'plugin/widget/src/**/*.{ts,tsx}' ],
		rules: { 'import/no-nodejs-modules': 'error' },
	},
];
