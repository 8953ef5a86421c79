import type { Translations } from './i18n';

/** What the plugin prints into every page; the same for everyone. */
export interface WidgetConfig {
	siteId: string;
	relayUrl: string;
	restUrl: string;
	/** Where the site starts on its server: `/shop`; empty at the start of it. Not in pages of before it was needed. */
	homePath?: string;
	chatUrl: string;
	/** The side of the window as the owner chose it, whatever the writing direction. */
	position: 'right' | 'left';
	title: string;
	greeting: string;
	/** What visitors may ask by a click, one a line. Not in pages of before there were any, as all that may be absent. */
	questions?: string;
	/** The owner's logo or the site's icon, on the site itself or where its uploads are: shown until an agent has joined. */
	logoUrl?: string | null;
	/** What screen readers say for the logo. */
	logoAlt?: string;
	/** Custom properties of the host element, as CSS: colours, places, sizes. */
	style?: string;
	/** Classes of what is drawn: `is-dark`, `is-bar`, … */
	look?: string;
	/** What stands on the launcher: a text, an image. */
	launcherText?: string;
	launcherImage?: string | null;
	/** The owner lets answers make a soft sound. Not in pages of before there was one. */
	isSoundOn?: boolean;
	/** The owner keeps opening hours. Neither is in pages of before there were any. */
	hasOpeningHours?: boolean;
	/** JSON of `OpeningHours`. */
	openingHours?: string;
	/** Places in the queue that visitors are told; further back they are told how long it takes. Not in old pages. */
	queuePlacesShown?: number;
	/** How a chat is rated after its end, and what is asked then. Not in pages of before there was a choice. */
	ratingKind?: 'stars' | 'faces' | 'thumbs' | 'off';
	ratingQuestion?: string;
	/** Visitors may take up again what has ended. Not in pages of before there was a choice. */
	allowReopening?: boolean;
	/** Minutes until who waits is offered something else, and whether that may be a call. Not in old pages. */
	offerMinutes?: number;
	isCallbackOffered?: boolean;
	configVersion: number;
	privacyUrl: string | null;
	/** That of the page, or what the visitor has chosen, of those that there are: `de_DE`, `en_US`. Not in pages of before one could be chosen. */
	language?: string;
	/** What the visitor may choose; empty if the owner lets them choose none. */
	languages?: string[];
	/** Where translations are, with `%s` for the language. Read when the chat is first opened. */
	translationsUrl?: string;
	/** The owner's words by language, in the place of the chat's. Only where there are any. */
	texts?: Record< string, Translations >;
	/** Translations of the few sentences that are needed before. */
	strings?: Record< string, string >;
}

/** Returns the element with the configuration, or null. */
export function findHost(): HTMLElement | null {
	// The plugin prints its own at the end of the page: an earlier one is
	// somebody's post that pretends to be it.
	return [ ...document.querySelectorAll< HTMLElement >( '#veranda-widget[data-config]' ) ].pop() ?? null;
}
