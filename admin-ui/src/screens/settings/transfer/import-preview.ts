import apiFetch from '@wordpress/api-fetch';
import type { SettingValues } from '../definitions';

/** What of a file with settings can be used here. */
export interface ImportPreview {
	/** In the form in which they would be stored. */
	values: SettingValues;
	/** What cannot be used, and why. */
	refused: { name: string; reason: string }[];
}

/** Lets WordPress judge the settings of a file by their definitions. Nothing is saved. */
export function previewImport( settings: Record< string, unknown > ): Promise< ImportPreview > {
	return apiFetch< ImportPreview >( {
		path: '/veranda/v1/settings/import-preview',
		method: 'POST',
		data: { settings },
	} );
}
