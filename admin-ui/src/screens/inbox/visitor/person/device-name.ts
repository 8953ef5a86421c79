import { __ } from '@wordpress/i18n';
import type { VisitorDetails } from '../../../../../../relay/protocol';
import { sprintf } from '../../../../sprintf';

/** Returns what a visitor looks at the site with, for example "Firefox on Windows"; null if that is not known. */
export function deviceName( {
	browser,
	operatingSystem,
}: Pick< VisitorDetails, 'browser' | 'operatingSystem' > ): string | null {
	return browser !== null && operatingSystem !== null
		? /* translators: 1: name of a browser, 2: name of an operating system. */
			sprintf( __( '%1$s on %2$s', 'veranda' ), browser, operatingSystem )
		: ( browser ?? operatingSystem );
}
