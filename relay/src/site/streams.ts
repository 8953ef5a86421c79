import type { ReadyEvent } from '../ready-event';
import { Announcer } from '../services/announcer';
import { ConversationCache } from '../services/conversation-cache';
import { Directory } from '../services/directory';
import { ErasedVisitors } from '../stream/erased-visitors';
import { EventReader } from '../stream/event-reader';
import { Feed } from '../stream/feed';
import { Hub } from '../stream/hub';
import { Replay } from '../stream/replay';
import type { EventType } from '../store/event-row';
import type { Core } from './core';

/** What follows a site's feed. */
export type Streams = Readonly< ReturnType< typeof connectStreams > >;

/** Makes a site's feed and connects all who follow it: caches before streams, so that nobody is answered from the past. */
export function connectStreams( core: Core ) {
	const { database, stores, views, availability, connected, bus, busHere, channel, metrics, clock, log } = core;
	const reader = new EventReader( database, stores, views );
	const feed = new Feed( database, stores, reader, clock, log );
	const hub = new Hub( feed, new Replay( database, stores, reader ), connected, clock, metrics );
	const directory = new Directory( database, stores, clock, ( id ) => feed.accessVersionOf( id ) );
	const conversationCache = new ConversationCache();

	feed.observe( {
		deliver: ( event ) => conversationCache.expire( event.conversationId, event.number ),
		reset: () => conversationCache.clear(),
	} );
	feed.observe( {
		deliver( { type } ) {
			if ( type === 'department.changed' ) {
				directory.forgetDepartments();
				// Conversations of one that is gone are in none, without an event of their own.
				conversationCache.clear();
			}
		},
		reset: () => directory.clear(),
	} );
	feed.observe( { degrade: ( isDegraded ) => metrics.databaseState( ! isDegraded ) } );
	feed.observe( { committed: ( number ) => channel?.send( { head: { epoch: feed.epoch, number } } ) } );
	const erasedVisitors = new ErasedVisitors( database, stores, hub, log );
	feed.observe( {
		deliver: ( event ) => hub.deliver( event ),
		reset( reason ) {
			hub.reset( reason );
			void erasedVisitors.end();
		},
		degrade: ( isDegraded ) => hub.degrade( isDegraded ),
		accessChanged: ( versions ) => hub.revoke( versions ),
		enable: ( isEnabled ) => {
			if ( ! isEnabled ) {
				hub.disable();
			}
		},
	} );
	feed.observe( {
		deliver( event ) {
			if ( changesAvailability( event ) && connected.isVisitorOnline( event.visitorId ) ) {
				availability
					.publishTo( event.visitorId, busHere )
					.catch( ( error: unknown ) => log.warn( { err: error }, 'A visitor was not told who is there.' ) );
			}
		},
	} );
	channel?.onMessage( ( { head } ) => {
		if ( head !== undefined ) {
			feed.hint( head.epoch, head.number );
		}
	} );
	bus.subscribe( ( announcement ) => hub.publish( announcement ) );
	connected.onEvict( ( who, streams ) => hub.endOldest( who, streams ) );

	return { feed, hub, directory, conversationCache, announcer: new Announcer( feed, conversationCache ) };
}

/** Events after which a visitor may talk with another department: they begin, are moved, end, or are taken up again. */
const ROUTING: ReadonlySet< string > = new Set< EventType >( [
	'conversation.created',
	'conversation.assigned',
	'conversation.updated',
	'conversation.closed',
] );

/** Whether other people, at other hours, may be there for a visitor since an event. */
const changesAvailability = ( { type, isAboutSite, departmentId, leftDepartmentId }: ReadyEvent ) =>
	! isAboutSite && ( leftDepartmentId !== undefined || ( departmentId !== null && ROUTING.has( type ) ) );
