import { deviceOf } from './device';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0';

test.each( [
	[ `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${ CHROME } Safari/537.36`, 'Chrome', 'Windows' ],
	[ `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${ CHROME } Safari/537.36 Edg/143.0.0.0`, 'Edge', 'Windows' ],
	[ `Mozilla/5.0 (X11; Linux x86_64) ${ CHROME } Safari/537.36 OPR/119.0.0.0`, 'Opera', 'Linux' ],
	[ `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${ CHROME } Safari/537.36`, 'Chrome', 'ChromeOS' ],
	[ `Mozilla/5.0 (Linux; Android 10; K) ${ CHROME } Mobile Safari/537.36`, 'Chrome', 'Android' ],
	[
		'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
		'Samsung Internet',
		'Android',
	],
	[ 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0', 'Firefox', 'Linux' ],
	[ `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${ WEBKIT } Version/26.1 Safari/605.1.15`, 'Safari', 'macOS' ],
	[
		`Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${ WEBKIT } Version/26.1 Mobile/15E148 Safari/604.1`,
		'Safari',
		'iOS',
	],
	[
		`Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${ WEBKIT } CriOS/143.0 Mobile/15E148 Safari/604.1`,
		'Chrome',
		'iOS',
	],
	[
		`Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) ${ WEBKIT } FxiOS/146.0 Mobile/15E148 Safari/604.1`,
		'Firefox',
		'iPadOS',
	],
	[ 'curl/8.14.1', null, null ],
	[ '<script>alert(1)</script>', null, null ],
	[ `${ 'x'.repeat( 500 ) } Firefox/1.0 (Windows)`, null, null ],
	[ '', null, null ],
	[ undefined, null, null ],
] )( 'of %s the families are known', ( userAgent, browser, operatingSystem ) => {
	expect( deviceOf( userAgent ) ).toEqual( { browser, operatingSystem } );
} );
