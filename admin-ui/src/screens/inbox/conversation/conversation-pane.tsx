import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LeavingButton } from '../../../components/leaving-button';
import type { RefObject } from 'react';
import { EmptyState } from '../../../components/empty-state';
import { commentContent } from '../../../icons';
import { store } from '../../../store';
import { cannedResponses } from '../canned-responses/canned-responses-command';
import type { Commands } from '../commands/use-commands';
import { Composer } from '../composer/composer';
import { ConversationHeader } from './conversation-header';
import { MessageList } from './message-list';
import type { AnswerMailState } from './reach';
import { ReachNotice } from './reach-notice';

interface Props {
	conversationId: string | null;
	commands: Commands;
	isListHidden: boolean;
	isVisitorShown: boolean;
	mail: AnswerMailState;
	inputRef: RefObject< HTMLTextAreaElement >;
	onBack: ( () => void ) | null;
	onShowList(): void;
	onToggleVisitor(): void;
}

/** One conversation: header, messages and composer. */
export function ConversationPane( { conversationId, inputRef, ...header }: Props ) {
	if ( conversationId === null ) {
		return (
			<section className="veranda-conversation" aria-label={ __( 'Conversation', 'veranda' ) }>
				<EmptyState icon={ commentContent } title={ __( 'Choose a conversation', 'veranda' ) }>
					<p>{ __( 'J and K move through the list, Enter opens, ? shows all keys.', 'veranda' ) }</p>
					{ header.isListHidden && (
						<Button variant="secondary" __next40pxDefaultSize onClick={ header.onShowList }>
							{ __( 'Show the list', 'veranda' ) }
						</Button>
					) }
				</EmptyState>
			</section>
		);
	}
	// A key per conversation, so that scroll position and focus do not carry over.
	return <KnownConversation key={ conversationId } id={ conversationId } inputRef={ inputRef } { ...header } />;
}

type KnownProps = Omit< Props, 'conversationId' > & { id: string };

function KnownConversation( { id, inputRef, mail, ...header }: KnownProps ) {
	const { conversation, reason, isReading } = useSelect(
		( select ) => ( {
			conversation: select( store ).findConversation( id ),
			reason: select( store ).findUnavailableReason( id ),
			isReading: [ 'idle', 'loading' ].includes( select( store ).getActiveStatus() ),
		} ),
		[ id ]
	);
	const { loadConversation, reopenConversation } = useDispatch( store );
	const isMissing = conversation === null && reason === null && ! isReading;

	useEffect( () => {
		if ( isMissing ) {
			void loadConversation( id );
		}
	}, [ isMissing, id, loadConversation ] );

	if ( reason !== null && conversation === null ) {
		return (
			<section className="veranda-conversation" aria-label={ __( 'Conversation', 'veranda' ) }>
				<div className="veranda-empty" role="alert">
					<p>{ reason }</p>
					<LeavingButton
						variant="secondary"
						__next40pxDefaultSize
						onClick={ () => void loadConversation( id ) }
					>
						{ __( 'Try again', 'veranda' ) }
					</LeavingButton>
					{ header.onBack && (
						<Button variant="tertiary" __next40pxDefaultSize onClick={ header.onBack }>
							{ __( 'Back to the list', 'veranda' ) }
						</Button>
					) }
				</div>
			</section>
		);
	}
	if ( conversation === null ) {
		return (
			<section className="veranda-conversation" aria-busy="true" aria-label={ __( 'Conversation', 'veranda' ) }>
				<div className="veranda-messages-loading">
					<div className="veranda-skeleton is-bubble is-visitor" />
					<div className="veranda-skeleton is-bubble is-agent" />
				</div>
			</section>
		);
	}
	return (
		<section className="veranda-conversation" aria-label={ __( 'Conversation', 'veranda' ) }>
			<ConversationHeader conversation={ conversation } { ...header } />
			<MessageList conversation={ conversation } mail={ mail } />
			{ conversation.state === 'closed' ? (
				<div className="veranda-closed-foot">
					<span>{ __( 'This conversation has ended.', 'veranda' ) }</span>
					<Button variant="secondary" size="compact" onClick={ () => void reopenConversation( id ) }>
						{ __( 'Reopen to write', 'veranda' ) }
					</Button>
				</div>
			) : (
				<>
					<ReachNotice conversation={ conversation } mail={ mail } />
					<Composer
						conversation={ conversation }
						inputRef={ inputRef }
						onManageResponses={ () => header.commands.run( cannedResponses ) }
					/>
				</>
			) }
		</section>
	);
}
