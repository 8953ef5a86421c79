import { __ } from '../i18n';

/** What stands in the window until the relay has answered. */
export function Skeleton() {
	return (
		<div class="skeleton">
			<p class="hidden" role="status">
				{ __( 'Opening the chat…', 'veranda' ) }
			</p>
			<span class="bone is-short" />
			<span class="bone" />
			<span class="bone is-own" />
			<span class="bone is-field" />
		</div>
	);
}
