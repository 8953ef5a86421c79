import { prefixOf } from '../../../../relay/client/storage';
import type { TextStorage } from '../../../../relay/client';
import type { Chat } from '../core/chat';
import { keptVisitorId, SESSION_KEY, type KeptSession } from '../session/session';

/** Those that tell other tabs already. */
const shared = new WeakSet< TextStorage >();

/**
 * Goes on without what the browser kept, together with the visitor's other tabs: takes over what another one has let go of,
 * and tells and hears of each new token, for an old one that is used late would end the session.
 */
export function goOn( { config, storage }: Chat, event?: Event ): void {
	const own = prefixOf( config.siteId );
	if ( event instanceof StorageEvent && event.key?.startsWith( own ) && event.newValue === null ) {
		const key = event.key.slice( own.length );
		if ( event.oldValue !== null && storage.get( key ) === null ) {
			storage.set( key, event.oldValue );
		}
	}
	if ( window.BroadcastChannel && ! shared.has( storage ) ) {
		shared.add( storage );
		share( storage, new BroadcastChannel( own + SESSION_KEY ) );
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
