import { decidePlacement } from './placement';

try {
	decidePlacement();
} catch ( error ) {
	// The page is not ours to break.
	reportError( error );
}
