import type { Conversation } from '../../../relay/protocol';
import { readPreferences, type AlertPreferences } from '../alerts/preferences';

/** What WordPress tells a page beside the inbox about the agent, in `data-config` of `#veranda-desk`. */
export interface DeskConfig {
	relayUrl: string;
	siteId: string;
	agentId: string;
	canManage: boolean;
	/** Address of the inbox's screen. */
	inboxUrl: string;
	waitTargetSeconds: number;
	preferences: AlertPreferences;
}

/** Reads the configuration that the plugin printed. */
export function readDeskConfig( element: HTMLElement ): DeskConfig {
	const { preferences, ...config } = JSON.parse( element.dataset.config ?? '{}' ) as Omit<
		DeskConfig,
		'preferences'
	> & {
		preferences: Record< string, unknown >;
	};
	return { ...config, preferences: readPreferences( ( name ) => preferences[ name ] ) };
}

/** Returns the address of a conversation in the inbox; of the inbox, if there is none. */
export function addressOf( { inboxUrl }: DeskConfig, conversation: Conversation | undefined ): string {
	return conversation
		? `${ inboxUrl }#/${ conversation.state === 'queued' ? 'queue' : 'mine' }/${ conversation.id }`
		: inboxUrl;
}
