import type { SettingValue, SettingValues } from './definitions';

/** The settings as WordPress has them, and what the screen shows with them. */
export interface Settings {
	values: SettingValues;
	/** Counts the changes, so that two people do not undo each other's. */
	version: number;
	siteId: string;
	secret: { isSet: boolean; lastFour: string };
	/** The secret stands in wp-config.php. */
	isSecretConstant: boolean;
	/** Names of the settings that constants in wp-config.php decide. */
	fixedSettings: string[];
}

/** Returns the names of the values that differ. */
export function changedNames( before: SettingValues, after: SettingValues ): string[] {
	return Object.keys( after ).filter( ( name ) => before[ name ] !== after[ name ] );
}

/** Returns the values that differ, which is all that is sent. */
export function changesBetween( before: SettingValues, after: SettingValues ): SettingValues {
	return Object.fromEntries(
		changedNames( before, after ).map( ( name ) => [ name, after[ name ] as SettingValue ] )
	);
}

/**
 * Joins what is typed here with what somebody else has saved meanwhile. What only
 * they changed is taken over; what is typed here stays. `conflicts` names what
 * both changed, for a person to decide.
 */
export function mergeSettings(
	before: SettingValues,
	typed: SettingValues,
	saved: SettingValues
): { values: SettingValues; conflicts: string[] } {
	const own = changedNames( before, typed );
	return {
		values: { ...saved, ...changesBetween( before, typed ) },
		conflicts: own.filter( ( name ) => saved[ name ] !== before[ name ] && saved[ name ] !== typed[ name ] ),
	};
}
