import { BrowserLook, type BrowserCheckOptions } from './browser-look';
import type { Finding } from './finding';
import { askAddress } from './questions/address';
import { askClock } from './questions/clock';
import { askEncryption } from './questions/encryption';
import { askLogin } from './questions/login';
import { askReach } from './questions/reach';
import { askStream } from './questions/stream';

/** Asks one thing about the connection; null if there is nothing to say. */
export type Question = ( look: BrowserLook ) => Finding | null | Promise< Finding | null >;

/** In the order in which things go wrong; a new one adds its line here. */
const QUESTIONS: Question[] = [ askAddress, askEncryption, askReach, askLogin, askStream, askClock ];

/** Looks at the relay as a visitor's browser does. What does not work makes the later questions pointless. */
export async function checkFromBrowser( options: BrowserCheckOptions ): Promise< Finding[] > {
	const look = new BrowserLook( options );
	const findings: Finding[] = [];
	try {
		for ( const ask of QUESTIONS ) {
			const finding = await ask( look );
			if ( finding ) {
				findings.push( finding );
			}
			if ( finding?.status === 'critical' ) {
				break;
			}
		}
		return findings;
	} finally {
		look.close();
	}
}
