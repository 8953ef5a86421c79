import type { TextStorage } from '../../../../relay/client';
import { createClientId } from '../../../../relay/client/client-id';
import { oneLine, shortLine } from '../../../../relay/protocol/shorten';
import { fetchJson, type JsonAnswer } from '../browser/fetch-json';
import { localeHere } from '../browser/format';
import { TITLE_CHARACTERS } from '../browser/limits';
import { pageHere } from '../browser/page';
import { restAddress } from '../browser/rest-url';

/** What the form for a message asks for. */
export interface LeftMessage {
	name: string;
	email: string;
	body: string;
	/** Not for people: what fills it in is a program, or a password manager. The message is marked then. */
	website: string;
}

interface KeptMessage extends LeftMessage {
	/** The same for every try, so that a repeated one is stored once. */
	clientId: string;
}

const KEY = 'left';
const TIMEOUT_MS = 15_000;

/** Returns what was typed before, also on an earlier page. */
export function readLeftMessage( storage: TextStorage ): LeftMessage {
	return readKept( storage );
}

/** Keeps what is typed until it is sent. */
export function keepLeftMessage( storage: TextStorage, message: LeftMessage ): void {
	storage.set( KEY, JSON.stringify( { ...readKept( storage ), ...message } ) );
}

/**
 * Leaves a message with WordPress, for when the relay is away. Returns whether it
 * was taken, or the site's own sentence about why not; what was typed stays kept.
 */
export async function leaveMessage(
	restUrl: string,
	storage: TextStorage,
	{ name, email, body, website }: LeftMessage,
	isNewTry = true
): Promise< boolean | string > {
	keepLeftMessage( storage, { name, email, body, website } );
	const page = pageHere();
	const answer = await fetchJson( restAddress( restUrl, 'veranda/v1/left-messages' ), TIMEOUT_MS, {
		method: 'POST',
		// A stale login would turn a public route into a refusal.
		credentials: 'omit',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify( {
			clientId: readKept( storage ).clientId,
			name: oneLine( name ),
			email: email.trim(),
			// PHP reads no JSON with half a character in it.
			body: body.replace( /\p{Cs}/gu, '' ),
			page: { ...page, title: shortLine( page.title, TITLE_CHARACTERS ) },
			locale: localeHere(),
			website,
		} ),
	} );
	if ( answer?.isOk ) {
		storage.remove( KEY );
		return true;
	}
	if ( answer?.status === 409 && isNewTry ) {
		// An earlier try came through although its answer was lost, and the text has been changed since: this is another one.
		storage.remove( KEY );
		return leaveMessage( restUrl, storage, { name, email, body, website }, false );
	}
	return ownSentence( answer ) ?? false;
}

/** Returns our own sentence about a refusal. Those of other plugins that stand in the way say nothing to a visitor. */
function ownSentence( answer: JsonAnswer | null ): string | undefined {
	const { code, message, data } = ( answer?.body ?? {} ) as {
		code?: string;
		message?: string;
		data?: { params?: Record< string, string > };
	};
	if ( ! answer || answer.status >= 500 ) {
		return undefined;
	}
	return code?.startsWith( 'veranda_' ) ? message : Object.values( data?.params ?? {} )[ 0 ];
}

function readKept( storage: TextStorage ): KeptMessage {
	const blank = { clientId: createClientId(), name: '', email: '', body: '', website: '' };
	try {
		return { ...blank, ...( JSON.parse( storage.get( KEY ) ?? '{}' ) as Partial< KeptMessage > ) };
	} catch {
		// Not what was written here: as good as nothing.
		return blank;
	}
}
