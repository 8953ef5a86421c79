/** What there is to say of visitors who are users of this site. */
export interface AccountsConfig {
	/** Where they are edited, but for the number at its end; empty: the agent may not. */
	profileUrl: string;
	/** What roles are called. */
	roleNames: Readonly< Record< string, string > >;
}

/** What WordPress tells the page about itself, in `data-config` of the root element. */
export interface AdminConfig {
	screen: 'inbox' | 'settings';
	/** Base address of the relay without a slash at the end; empty until it is set. */
	relayUrl: string;
	siteId: string;
	siteUrl: string;
	siteName: string;
	currentAgentId: string;
	currentAgentName: string;
	canManage: boolean;
	settingsUrl: string;
	accounts: AccountsConfig;
	pluginVersion: string;
	/** Within how many seconds a visitor is to be answered. */
	waitTargetSeconds: number;
	/** Whether answers leave this site by mail. */
	answerMail: 'works' | 'off' | 'failing';
}

/** Reads the configuration from the element that WordPress printed. */
export function readConfig( root: HTMLElement ): AdminConfig {
	const raw = JSON.parse( root.dataset.config ?? '{}' ) as Partial< Record< keyof AdminConfig, unknown > >;
	const text = ( value: unknown ) => ( typeof value === 'string' ? value : '' );

	return {
		screen: raw.screen === 'settings' ? 'settings' : 'inbox',
		// eslint-disable-next-line regexp/no-super-linear-move -- An address that the owner has set.
		relayUrl: text( raw.relayUrl ).replace( /\/+$/, '' ),
		siteId: text( raw.siteId ),
		siteUrl: text( raw.siteUrl ),
		siteName: text( raw.siteName ),
		currentAgentId: text( raw.currentAgentId ),
		currentAgentName: text( raw.currentAgentName ),
		canManage: raw.canManage === true,
		settingsUrl: text( raw.settingsUrl ),
		accounts: readAccounts( raw.accounts ),
		pluginVersion: text( raw.pluginVersion ),
		waitTargetSeconds: typeof raw.waitTargetSeconds === 'number' ? raw.waitTargetSeconds : 90,
		answerMail: raw.answerMail === 'off' || raw.answerMail === 'failing' ? raw.answerMail : 'works',
	};
}

function readAccounts( raw: unknown ): AccountsConfig {
	const { profileUrl = '', roleNames = {} } = ( raw ?? {} ) as Partial< AccountsConfig >;
	return { profileUrl, roleNames };
}
