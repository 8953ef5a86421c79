import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { arrowLeft, close } from '../../../icons';
import { store } from '../../../store';
import { panes } from './panes';

interface Props {
	conversationId: string;
	/** Whether this is a step of its own (with "back") or beside the conversation (with "close"). */
	isStep: boolean;
	onClose(): void;
}

/** The visitor, beside the conversation. */
export function VisitorColumn( { conversationId, isStep, onClose }: Props ) {
	const conversation = useSelect(
		( select ) => select( store ).findConversation( conversationId ),
		[ conversationId ]
	);
	if ( ! conversation ) {
		return null;
	}
	return (
		<aside className="veranda-visitor" aria-label={ __( 'Visitor', 'veranda' ) }>
			<div className="veranda-visitor-head">
				{ isStep && (
					<Button
						className="veranda-mirrors"
						icon={ arrowLeft }
						label={ __( 'Back to the conversation', 'veranda' ) }
						onClick={ onClose }
					/>
				) }
				<h2>{ __( 'Visitor', 'veranda' ) }</h2>
				{ ! isStep && (
					<Button icon={ close } label={ __( 'Hide the visitor', 'veranda' ) } onClick={ onClose } />
				) }
			</div>
			{ panes.map( ( { name, Content } ) => (
				// A key per visitor, so that no state carries over to the next one.
				<Content key={ `${ name }:${ conversation.visitor.id }` } conversation={ conversation } />
			) ) }
		</aside>
	);
}
