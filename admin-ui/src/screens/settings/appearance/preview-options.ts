import { __ } from '@wordpress/i18n';

/** What the preview can be in, as plugin/widget/src/settings-preview/states.ts has it. */
export type PreviewState = 'closed' | 'first' | 'waiting' | 'talking' | 'ended' | 'away';

export interface PreviewChoice {
	state: PreviewState;
	screen: 'desktop' | 'phone';
	scheme: 'light' | 'dark';
	direction: 'ltr' | 'rtl';
}

/** Returns the states by their names. */
export const stateOptions = (): { value: PreviewState; label: string }[] => [
	{ value: 'closed', label: __( 'Closed', 'veranda' ) },
	{ value: 'first', label: __( 'First screen', 'veranda' ) },
	{ value: 'waiting', label: __( 'Waiting', 'veranda' ) },
	{ value: 'talking', label: __( 'Talking', 'veranda' ) },
	{ value: 'ended', label: __( 'Ended', 'veranda' ) },
	{ value: 'away', label: __( 'Away', 'veranda' ) },
];

/** The sizes of the frames, in pixels; they are shown smaller. */
export const SCREENS = {
	desktop: { width: 560, height: 760 },
	phone: { width: 390, height: 760 },
} as const;
