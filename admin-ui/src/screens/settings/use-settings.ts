import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SettingDefinitions } from './definitions';
import { siteSentence } from '../../site-error';
import type { Settings } from './settings';
import { fetchDefinitions, fetchSettings } from './settings-api';

/** The settings on their way from WordPress. */
export type SettingsReading =
	| { status: 'loading' }
	| { status: 'failed'; reason: string }
	| { status: 'ready'; definitions: SettingDefinitions; settings: Settings };

/** Reads definitions and values when the screen is opened, and again when asked. */
export function useSettings(): { reading: SettingsReading; read(): void } {
	const [ reading, setReading ] = useState< SettingsReading >( { status: 'loading' } );
	const read = useCallback( () => {
		setReading( { status: 'loading' } );
		readAll().then( setReading, ( error: unknown ) =>
			setReading( {
				status: 'failed',
				reason: siteSentence( error ) ?? __( 'The settings could not be read.', 'veranda' ),
			} )
		);
	}, [] );
	useEffect( read, [ read ] );
	return { reading, read };
}

async function readAll(): Promise< SettingsReading > {
	const definitions = await fetchDefinitions();
	return { status: 'ready', definitions, settings: await fetchSettings( definitions ) };
}
