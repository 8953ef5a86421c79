import { Modal } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useLayoutEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { CannedResponse } from '../../../../../relay/protocol';
import { store } from '../../../store';
import type { DialogProps } from '../commands/command';
import { focusFirst } from '../../../components/focus-first';
import { ImportForm } from './import-form';
import { ResponseForm } from './response-form';
import { ResponseList } from './response-list';

/** Where agents look after their canned responses: the list, the form of one of them, or an import. */
export function ManageModal( { onClose }: DialogProps ) {
	const { all, status } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	// Whoever has none yet has come to write one.
	const [ edited, setEdited ] = useState< CannedResponse | 'new' | 'import' | null >( () =>
		status === 'ready' && all.length === 0 ? 'new' : null
	);
	const content = useRef< HTMLDivElement >( null );
	const isFirst = useRef( true );
	const back = () => setEdited( null );

	useLayoutEffect( () => {
		// The window itself gets the focus when it opens; later what was pressed has gone with its part.
		if ( ! isFirst.current ) {
			focusFirst( content.current );
		}
		isFirst.current = false;
	}, [ edited ] );

	return (
		<Modal
			title={ titleOf( edited ) }
			size="large"
			className="veranda-responses-modal"
			// What is typed in a form would be lost by a slip.
			shouldCloseOnEsc={ edited === null }
			shouldCloseOnClickOutside={ edited === null }
			onRequestClose={ onClose }
		>
			<div ref={ content }>
				{ edited === null && (
					<ResponseList
						onAdd={ () => setEdited( 'new' ) }
						onImport={ () => setEdited( 'import' ) }
						onEdit={ setEdited }
					/>
				) }
				{ edited === 'import' && <ImportForm onDone={ back } /> }
				{ edited !== null && edited !== 'import' && (
					<ResponseForm response={ edited === 'new' ? null : edited } onDone={ back } />
				) }
			</div>
		</Modal>
	);
}

function titleOf( edited: CannedResponse | 'new' | 'import' | null ): string {
	if ( edited === null ) {
		return __( 'Canned responses', 'veranda' );
	}
	if ( edited === 'import' ) {
		return __( 'Import canned responses', 'veranda' );
	}
	return edited === 'new' ? __( 'New canned response', 'veranda' ) : __( 'Change a canned response', 'veranda' );
}
