import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../../relay/client';
import { problemSentence } from '../../problem-sentence';

/** Tells whether somebody has deleted the view meanwhile. */
export function isViewGone( error: unknown ): boolean {
	return error instanceof ProblemError && error.code === 'not_found';
}

/** Says what the relay has refused. */
export function savedViewProblem( error: unknown ): string {
	switch ( error instanceof ProblemError && error.code ) {
		case 'too_many_saved_views':
			return __( 'There are as many saved views as there may be. Delete one that you do not need.', 'veranda' );
		case 'not_found':
			return __( 'Somebody has deleted this view.', 'veranda' );
		default:
			return problemSentence( error );
	}
}
