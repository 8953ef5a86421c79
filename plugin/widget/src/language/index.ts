import type { Feature } from '../core/feature';
import { LanguageChoice } from './language-choice';

export interface LanguageState {
	/** The file of the language that was chosen last did not come. */
	hasFailed: boolean;
}

/** Lets the visitor choose the language of the chat, for this browser. */
export const language: Feature< LanguageState > = {
	initial: { hasFailed: false },
	parts: [
		{
			slot: 'menu',
			view: LanguageChoice,
			order: 30,
			isShown: ( _state, { config: { languages = [] } } ) => languages.length > 1,
		},
	],
};
