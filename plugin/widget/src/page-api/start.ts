import { startApi } from './api';

try {
	startApi();
} catch ( error ) {
	// The page is not ours to break.
	reportError( error );
}
