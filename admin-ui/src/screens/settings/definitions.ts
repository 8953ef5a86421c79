import { __, _n } from '@wordpress/i18n';
import { countryName } from '../../language';
import { sprintf } from '../../sprintf';
import { describeHours } from './opening-hours/hours';
import { readRules } from './placement/rules';

/** What a setting can hold. */
export type SettingValue = string | boolean | number;

/** Values by the name of the setting. */
export type SettingValues = Record< string, SettingValue >;

/** One setting as plugin/includes/Settings/Sections/ defines it: JSON Schema in the REST API's own description of the route. */
export interface SettingDefinition {
	type: 'string' | 'boolean' | 'integer';
	/** What the setting is called. */
	title: string;
	/** What it does, in one sentence; may be empty. */
	description: string;
	default: SettingValue;
	/** The file in sections/ that has its control. */
	section: string;
	/** What a text means, if it is not meant to be read as it is. */
	format?: 'opening-hours' | 'placement-rules' | 'prechat-fields' | 'country' | 'site-image' | 'widget-texts';
	/** Of opening hours: that of the site, as long as they have none. */
	timezone?: string;
	/** Of an image: where it may be. */
	origins?: string[];
	/** Of the texts of the chat: where they are, the language of the site, and how long one may be. */
	files?: string;
	locale?: string;
	maxTextLength?: number;
	maxLength?: number;
	minimum?: number;
	maximum?: number;
	/** The codes of countries, and an empty text for none. */
	enum?: string[];
	/** The words from which one is chosen. */
	oneOf?: { enum: [ string ]; title: string }[];
}

/** All settings by name, in the order of the screen. */
export type SettingDefinitions = Record< string, SettingDefinition >;

/** Returns a value that is a text; a mistake in the code otherwise. */
export function textOf( values: SettingValues, name: string ): string {
	return valueOf( values, name, 'string' ) as string;
}

/** Tells whether something is switched on; a mistake in the code if it is not a switch. */
export function isOn( values: SettingValues, name: string ): boolean {
	return valueOf( values, name, 'boolean' ) as boolean;
}

/** Returns a value as a person reads it. */
export function displayValue( definition: SettingDefinition, value: SettingValue ): string {
	if ( typeof value === 'boolean' ) {
		return value ? __( 'on', 'veranda' ) : __( 'off', 'veranda' );
	}
	if ( value === '' ) {
		return __( '(empty)', 'veranda' );
	}
	if ( definition.format === 'opening-hours' ) {
		return describeHours( String( value ) );
	}
	if ( definition.format === 'country' ) {
		return countryName( String( value ) );
	}
	if ( definition.format === 'prechat-fields' || definition.format === 'widget-texts' ) {
		return __( '(changed)', 'veranda' );
	}
	if ( definition.format === 'placement-rules' ) {
		const { length } = readRules( String( value ) );
		/* translators: %d: number of rules. */
		return sprintf( _n( '%d rule', '%d rules', length, 'veranda' ), length );
	}
	const choice = definition.oneOf?.find( ( { enum: [ word ] } ) => word === value );
	return choice?.title ?? String( value );
}

function valueOf( values: SettingValues, name: string, type: string ): SettingValue | undefined {
	const value = values[ name ];
	if ( typeof value !== type ) {
		throw new TypeError( `No setting ${ name } holds a ${ type }.` );
	}
	return value;
}
