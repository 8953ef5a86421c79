/** How tests and the bench start the browser. */
export const BROWSER = {
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-background-networking',
		'--disable-component-update',
		// A page that a test serves from a "cache" has no address space; it may still call the relay on loopback.
		'--disable-features=LocalNetworkAccessChecks',
	],
};
