const defaults = require( '@wordpress/scripts/config/jest-unit.config' );

module.exports = {
	...defaults,
	rootDir: __dirname,
	testMatch: [ '<rootDir>/src/**/*.test.{ts,tsx}' ],
	setupFilesAfterEnv: [ '<rootDir>/jest.setup.js' ],
};
