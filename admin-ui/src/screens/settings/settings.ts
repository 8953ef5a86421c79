/** What the owner decides, and what the screen shows with it. */
export interface Settings extends SettingsValues {
	/** Counts the changes, so that two people do not undo each other's. */
	version: number;
	siteId: string;
	secret: { isSet: boolean; lastFour: string };
	/** The secret stands in wp-config.php. */
	isSecretConstant: boolean;
	/** Settings that constants in wp-config.php decide. */
	fixedSettings: SettingName[];
}

/** What can be changed on the screen. */
export interface SettingsValues {
	relayUrl: string;
	isWidgetEnabled: boolean;
	accentColor: string;
	position: 'right' | 'left';
	title: string;
	greeting: string;
	notificationEmail: string;
}

export type SettingName = keyof SettingsValues;

export const SETTING_NAMES: SettingName[] = [
	'relayUrl',
	'isWidgetEnabled',
	'accentColor',
	'position',
	'title',
	'greeting',
	'notificationEmail',
];

/** Returns only what can be changed. */
export function valuesOf( settings: SettingsValues ): SettingsValues {
	const { relayUrl, isWidgetEnabled, accentColor, position, title, greeting, notificationEmail } = settings;
	return {
		relayUrl,
		isWidgetEnabled,
		accentColor,
		position,
		title,
		greeting,
		notificationEmail,
	};
}

/** Returns which values differ. */
export function changedNames( before: SettingsValues, after: SettingsValues ): SettingName[] {
	return SETTING_NAMES.filter( ( name ) => before[ name ] !== after[ name ] );
}

/** Returns the values that differ, which is all that is sent. */
export function changesBetween( before: SettingsValues, after: SettingsValues ): Partial< SettingsValues > {
	return Object.fromEntries( changedNames( before, after ).map( ( name ) => [ name, after[ name ] ] ) );
}

/**
 * Joins what is typed here with what somebody else has saved meanwhile. What only
 * they changed is taken over; what is typed here stays. `conflicts` names what
 * both changed, for a person to decide.
 */
export function mergeSettings(
	before: SettingsValues,
	typed: SettingsValues,
	saved: SettingsValues
): { values: SettingsValues; conflicts: SettingName[] } {
	const own = changedNames( before, typed );
	const values = { ...valuesOf( saved ), ...changesBetween( before, typed ) };
	return {
		values,
		conflicts: own.filter( ( name ) => saved[ name ] !== before[ name ] && saved[ name ] !== typed[ name ] ),
	};
}
