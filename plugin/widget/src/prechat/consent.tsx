import type { FieldProblem } from '../../../../relay/protocol';
import { __ } from '../i18n';
import { problemSentence } from './problem-sentence';

interface Props {
	text: string;
	url: string | null;
	isGiven: boolean;
	problem: FieldProblem | undefined;
	/** The text that is agreed to, or nothing. */
	onChange( key: string, value: string ): void;
}

/** What the visitor has to agree to, with the owner's link. */
export function Consent( { text, url, isGiven, problem, onChange }: Props ) {
	return (
		<div class="prechat-group">
			<label class="prechat-option" htmlFor="consent">
				<input
					id="consent"
					type="checkbox"
					checked={ isGiven }
					aria-invalid={ !! problem }
					aria-describedby={ problem && 'consent-problem' }
					onChange={ ( event ) => onChange( 'consent', event.currentTarget.checked ? text : '' ) }
				/>
				<bdi>{ text }</bdi>
			</label>
			{ url && /^https?:/i.test( url ) && (
				<a class="prechat-link" href={ url } target="_blank" rel="noopener noreferrer">
					{ __( 'Read more', 'veranda' ) }
				</a>
			) }
			{ problem && (
				<span class="is-problem" id="consent-problem">
					{ problemSentence( problem, 'checkbox' ) }
				</span>
			) }
		</div>
	);
}
