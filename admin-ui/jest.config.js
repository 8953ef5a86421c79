const defaults = require( '@wordpress/scripts/config/jest-unit.config' );

module.exports = {
	...defaults,
	rootDir: __dirname,
	// Several suites may share two cores: what is slow then is not wrong.
	testTimeout: 30_000,
	testMatch: [ '<rootDir>/src/**/*.test.{ts,tsx}' ],
	setupFilesAfterEnv: [ '<rootDir>/jest.setup.js' ],
};
