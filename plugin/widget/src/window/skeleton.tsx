import { __ } from '../i18n';

/** What stands in the window until the relay has answered. */
export function Skeleton() {
	return (
		<div class="skeleton" role="status" aria-label={ __( 'Opening the chat…', 'veranda' ) }>
			<span class="bone" />
			<span class="bone" />
		</div>
	);
}
