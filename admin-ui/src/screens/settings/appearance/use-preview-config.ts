import apiFetch from '@wordpress/api-fetch';
import { useEffect, useState } from '@wordpress/element';
import type { SettingValues } from '../definitions';

/** What a page tells the chat; the settings hand it on as it is. */
export type PreviewConfig = Record< string, unknown >;

const PAUSE_MS = 250;

/** Returns what a page would tell the chat with these values, a moment after they were typed; null: not known yet. */
export function usePreviewConfig(
	values: SettingValues,
	isHidden: boolean
): { config: PreviewConfig | null; hasFailed: boolean } {
	const [ config, setConfig ] = useState< PreviewConfig | null >( null );
	const [ hasFailed, setHasFailed ] = useState( false );

	useEffect( () => {
		if ( isHidden ) {
			return undefined;
		}
		let isOld = false;
		const timer = setTimeout( () => {
			const data = { settings: values };
			apiFetch< PreviewConfig >( { path: '/veranda/v1/preview-config', method: 'POST', data } ).then(
				( found ) => {
					if ( ! isOld ) {
						setConfig( found );
						setHasFailed( false );
					}
				},
				() => ! isOld && setHasFailed( true )
			);
		}, PAUSE_MS );
		return () => {
			isOld = true;
			clearTimeout( timer );
		};
	}, [ values, isHidden ] );

	return { config, hasFailed };
}
