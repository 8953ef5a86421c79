import { placeInline } from './inline-chat';

try {
	placeInline();
} catch ( error ) {
	// The page is not ours to break.
	reportError( error );
}
