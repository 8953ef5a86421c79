import { calls } from '../../../../relay/client';
import { saveFile } from '../../../../relay/client/save-file';
import { languageAndZone } from '../../language';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';

/** Saves a conversation as a page that any browser shows. */
export function saveTranscript( conversationId: string ): Thunk {
	return withTranscript( conversationId, ( page ) => saveFile( `${ conversationId }.html`, 'text/html', page ) );
}

/** Prints a conversation. */
export function printTranscript( conversationId: string ): Thunk {
	return withTranscript( conversationId, printPage );
}

function withTranscript( conversationId: string, show: ( page: string ) => void ): Thunk {
	return async ( { session, registry } ) => {
		try {
			show(
				await calls.getTranscript( session.client, conversationId, {
					format: 'html',
					...languageAndZone(),
				} )
			);
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		}
	};
}

/** Prints a page from a frame in which no script runs, whatever it contains. */
function printPage( html: string ): void {
	const frame = document.createElement( 'iframe' );
	frame.setAttribute( 'sandbox', 'allow-same-origin allow-modals' );
	frame.hidden = true;
	const address = URL.createObjectURL( new Blob( [ html ], { type: 'text/html' } ) );
	frame.src = address;
	frame.addEventListener( 'load', () => {
		frame.contentWindow?.addEventListener( 'afterprint', () => {
			URL.revokeObjectURL( address );
			frame.remove();
		} );
		frame.contentWindow?.print();
	} );
	document.body.append( frame );
}
