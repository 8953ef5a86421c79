/** The languages that a response can be said to be in; one that came otherwise is kept. */
export const LANGUAGES = [
	...[ 'ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu' ],
	...[ 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv' ],
	...[ 'th', 'tr', 'uk', 'ur', 'vi', 'zh-CN', 'zh-TW' ],
];
