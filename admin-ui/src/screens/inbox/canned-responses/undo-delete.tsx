import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { CannedResponse } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { readResponseProblem } from './response-problem';

interface Props {
	/** The one that was deleted last. */
	deleted: CannedResponse | null;
	/** It is there again. */
	onGone(): void;
}

/** Says what was deleted, and makes it again. The keyboard goes on here: the line that it was in is gone. */
export function UndoDelete( { deleted, onGone }: Props ) {
	const { saveCannedResponse } = useDispatch( store );
	const [ problem, setProblem ] = useState( '' );
	const button = useRef< HTMLButtonElement >( null );

	useEffect( () => button.current?.focus(), [] );

	if ( deleted === null ) {
		return null;
	}
	const undo = async () => {
		const { shortcut, title, body, folder, language, isShared } = deleted;
		try {
			await saveCannedResponse( null, { shortcut, title, body, folder, language, isShared } );
			onGone();
		} catch ( error ) {
			setProblem( readResponseProblem( error ).sentence );
		}
	};
	return (
		<div className="veranda-undo-delete" role="status">
			<span>
				{ problem ||
					/* translators: %s: a shortcut such as /hello. */
					sprintf( __( '%s has been deleted.', 'veranda' ), `/${ deleted.shortcut }` ) }
			</span>
			<Button ref={ button } variant="link" onClick={ () => void undo() }>
				{ __( 'Undo', 'veranda' ) }
			</Button>
		</div>
	);
}
