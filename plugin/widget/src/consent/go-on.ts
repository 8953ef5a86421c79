import { prefixOf } from '../../../../relay/client/storage';
import type { TextStorage } from '../../../../relay/client';
import type { Chat } from '../core/chat';
import { keptVisitorId, SESSION_KEY, type KeptSession } from '../session/session';

/** Those that tell other tabs already. */
const shared = new WeakSet< TextStorage >();

/**
 * Goes on without what the browser kept, together with the visitor's other tabs: tells and hears of each new token, for an
 * old one that is used late would end the session.
 */
export function goOn( { config, storage }: Chat ): void {
	if ( window.BroadcastChannel && ! shared.has( storage ) ) {
		shared.add( storage );
		share( storage, new BroadcastChannel( prefixOf( config.siteId ) + SESSION_KEY ) );
	}
}

/** Has the tabs of one visitor hold the same token. A tab that was opened without consent is another visitor's. */
function share( storage: TextStorage, channel: BroadcastChannel ): void {
	const { set } = storage;
	storage.set = ( key, value ) => {
		set( key, value );
		if ( key === SESSION_KEY ) {
			channel.postMessage( value );
		}
	};
	channel.onmessage = ( { data }: MessageEvent< string > ) => {
		if ( ( JSON.parse( data ) as KeptSession ).visitorId === keptVisitorId( storage ) ) {
			set( SESSION_KEY, data );
		}
	};
}
