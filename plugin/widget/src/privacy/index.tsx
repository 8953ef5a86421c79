import type { Feature, ViewProps } from '../core/feature';
import { __ } from '../i18n';

/** The way to the site's privacy policy. */
export const privacy: Feature = {
	initial: {},
	parts: [
		{
			slot: 'menu',
			view: PolicyLink,
			order: 10,
			isShown: ( _state, { config } ) => /^https?:/.test( config.privacyUrl ?? '' ),
		},
	],
};

function PolicyLink( { chat }: ViewProps ) {
	return (
		<a href={ chat.config.privacyUrl ?? '' } target="_blank" rel="noopener noreferrer">
			{ __( 'Privacy policy', 'veranda' ) }
		</a>
	);
}
