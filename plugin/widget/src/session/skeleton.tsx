import { __ } from '../i18n';
import './skeleton.css';

/** What stands in the window until the relay has answered. */
export function Skeleton() {
	return (
		<div class="skeleton" role="status" aria-label={ __( 'One moment…', 'veranda' ) }>
			<span class="bone" />
			<span class="bone" />
		</div>
	);
}
