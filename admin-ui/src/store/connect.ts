import type { Effects, EventType, InboxEvent } from './effects';
import * as nouns from './nouns';
import type { SessionListener } from './session/session';
import type { Inbox, Thunk } from './types';

type NounEffects = Extract< ( typeof nouns )[ keyof typeof nouns ], { effects: unknown } >[ 'effects' ];
type EventsOf< Each > = Each extends { events: infer Events } ? keyof Events : never;

/** The session hears these. */
type NotForNouns = 'hello' | 'heartbeat' | 'reset' | 'degraded' | 'bye';

// Does not compile if no noun handles an event of the protocol.
null as unknown as Exclude< EventType, EventsOf< ReturnType< NounEffects > > | NotForNouns > satisfies never;

/** Starts the session: opens the stream, loads the lists and sends unsent messages. */
export function connect(): Thunk< void > {
	return ( inbox ) => {
		makeTools( inbox );
		inbox.session.start( listenWith( inbox ) );
	};
}

/** Ends the session; unsent messages stay in the outbox. */
export function disconnect(): Thunk< void > {
	return ( { session } ) => session.stop();
}

/** Creates the tools of all nouns. */
export function makeTools( unequipped: Omit< Inbox, 'tools' > ): Inbox {
	const inbox = unequipped as Inbox;
	inbox.tools = Object.assign(
		{},
		...Object.values( nouns ).map( ( noun ) => ( 'tools' in noun ? noun.tools( inbox ) : {} ) )
	);
	return inbox;
}

/** Passes everything the session reports to the effects of all nouns. */
function listenWith( inbox: Inbox ): SessionListener {
	const all: Effects[] = Object.values( nouns ).flatMap( ( noun ) =>
		'effects' in noun ? [ noun.effects( inbox ) ] : []
	);
	return {
		onStart: () => all.forEach( ( each ) => each.onStart?.() ),
		onReload: ( isResumed ) => Promise.all( all.map( ( each ) => each.onReload?.( isResumed ) ) ),
		onStatus: ( status ) => all.forEach( ( each ) => each.onStatus?.( status ) ),
		onReachable: ( isReachable ) => all.forEach( ( each ) => each.onReachable?.( isReachable ) ),
		onOutbox: ( items ) => all.forEach( ( each ) => each.onOutbox?.( items ) ),
		onSent: ( item, message ) => all.forEach( ( each ) => each.onSent?.( item, message ) ),
		onStop: () => all.forEach( ( each ) => each.onStop?.() ),
		onEvent: ( event ) => all.forEach( ( { events } ) => tell( events, event ) ),
	};
}

/** Calls the handler of an event. Unknown events of a newer relay are ignored. */
function tell( events: Effects[ 'events' ], event: InboxEvent ): void {
	if ( events && Object.hasOwn( events, event.type ) ) {
		( events[ event.type ] as ( heard: InboxEvent ) => void )( event );
	}
}
