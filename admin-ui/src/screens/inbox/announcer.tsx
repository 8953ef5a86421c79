import { useSelect } from '@wordpress/data';
import { store } from '../../store';

/** Has screen readers announce new messages, each once and without interrupting. */
export function Announcer() {
	const { id, text } = useSelect( ( select ) => select( store ).getAnnouncement(), [] );

	return (
		<div className="screen-reader-text" role="status" aria-live="polite">
			{ /* A new element for each, or a sentence said twice would be read once. */ }
			<span key={ id }>{ text }</span>
		</div>
	);
}
