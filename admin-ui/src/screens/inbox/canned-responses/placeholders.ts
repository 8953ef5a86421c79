import type { Conversation } from '../../../../../relay/protocol';
import type { Desk } from '../../../store/session/session';

/** What can be known when a response is inserted; a name that is missing or empty here has nothing to be filled with. */
export type Known = Readonly< Partial< Record< PlaceholderName, string > > >;

/** The names that are offered while a response is written. */
export const PLACEHOLDERS = [
	'visitor.name',
	'visitor.email',
	'agent.name',
	'page.title',
	'page.url',
	'site.name',
	'department.name',
] as const;

type PlaceholderName = ( typeof PLACEHOLDERS )[ number ];

/** `{visitor.name}` or `{visitor.name|there}`. Other braces are text. */
const PLACEHOLDER = /\{((?:agent|department|order|page|site|visitor)\.[a-z_]{1,30})(?:\|([^{}\n]{0,200}))?\}/g;

/** Returns what is known in a conversation. */
export function knownIn( { visitor, department }: Conversation, { agentName, siteName }: Desk ): Known {
	return {
		'visitor.name': visitor.name,
		'visitor.email': visitor.email ?? '',
		'agent.name': agentName,
		'page.title': visitor.page?.title ?? '',
		'page.url': visitor.page?.url ?? '',
		'site.name': siteName,
		'department.name': department?.name ?? '',
	};
}

/** Fills in what is known, and the fallback of what is not. What has neither stays, so that it is seen. */
export function fill( body: string, known: Known ): string {
	return body.replace( PLACEHOLDER, ( whole, name: string, fallback?: string ) => {
		return known[ name as PlaceholderName ] || ( fallback ?? whole );
	} );
}

/** Returns the placeholders that are left in a text, each once. */
export function findPlaceholders( text: string ): string[] {
	return [ ...new Set( text.match( PLACEHOLDER ) ?? [] ) ];
}
