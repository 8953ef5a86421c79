import { Modal } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { CannedResponse } from '../../../../../relay/protocol';
import { store } from '../../../store';
import type { DialogProps } from '../commands/command';
import { ResponseForm } from './response-form';
import { ResponseList } from './response-list';

/** Where agents look after their canned responses: the list, or the form of one of them. */
export function ManageModal( { onClose }: DialogProps ) {
	const { all, status } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	// Whoever has none yet has come to write one.
	const [ edited, setEdited ] = useState< CannedResponse | 'new' | null >( () =>
		status === 'ready' && all.length === 0 ? 'new' : null
	);
	const back = () => setEdited( null );

	return (
		<Modal title={ titleOf( edited ) } size="large" className="veranda-responses-modal" onRequestClose={ onClose }>
			{ edited === null ? (
				<ResponseList onAdd={ () => setEdited( 'new' ) } onEdit={ setEdited } />
			) : (
				<ResponseForm response={ edited === 'new' ? null : edited } onDone={ back } />
			) }
		</Modal>
	);
}

function titleOf( edited: CannedResponse | 'new' | null ): string {
	if ( edited === null ) {
		return __( 'Canned responses', 'veranda' );
	}
	return edited === 'new' ? __( 'New canned response', 'veranda' ) : __( 'Change a canned response', 'veranda' );
}
