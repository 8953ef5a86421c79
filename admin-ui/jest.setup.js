require( '@testing-library/jest-dom' );
const { TextDecoder, TextEncoder } = require( 'node:util' );

// Browsers have these; the test browser does not.
Object.assign( globalThis, { TextDecoder, TextEncoder } );

// jsdom draws nothing.
global.HTMLCanvasElement.prototype.getContext = () => null;
