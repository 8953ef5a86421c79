declare global {
	interface Window {
		/** Of the WP Consent API, on sites that have it; written as a field, so that the bundler leaves its name. */
		wp_has_consent?: ( category: string ) => boolean;
	}
}

/** Tells whether the browser may keep what the chat needs to go on; a visitor may have refused that on this site. */
export const mayKeep = (): boolean => window.wp_has_consent?.( 'functional' ) ?? true;
