import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../../../relay/client';
import { problemSentence } from '../../../problem-sentence';

/** Returns what to tell a person about a change of tags that did not work. */
export function tagProblemSentence( error: unknown ): string {
	switch ( error instanceof ProblemError ? error.code : null ) {
		case 'not_found':
			return __(
				'Somebody else has deleted or merged this tag. Reload the page to see the tags as they are.',
				'veranda'
			);
		case 'tag_exists':
			return __( 'There is another tag with this name. Merge the two to make them one.', 'veranda' );
		default:
			return problemSentence( error );
	}
}
