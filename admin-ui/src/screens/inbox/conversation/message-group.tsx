import { Button, Icon } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { OutboxItem } from '../../../../../relay/client';
import type { Author } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { LeavingButton } from '../../../components/leaving-button';
import { lockOutline } from '../../../icons';
import { failureSentence } from '../../../problem-sentence';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { Entry } from '../../../store/messages/selectors';
import { formatDateTime, formatTime } from '../../../time';
import { visitorName } from '../../../visitor-name';
import { SEQ_ATTRIBUTE } from '../search/use-wanted-message';
import { contentOf, timeOf, type Block } from './group-entries';
import { MessageText } from './message-text';
import type { AnswerState } from './reach';

/** What became of the agent's last message. */
export interface Receipt {
	key: string;
	state: AnswerState;
	/** The visitor's; empty if it is not known. */
	email: string;
}

interface Props {
	group: Extract< Block, { type: 'group' } >;
	/** null if the agent has written nothing. */
	receipt: Receipt | null;
	/** The `seq` of the message that the conversation was opened at; null: none. */
	found: number | null;
}

/** Consecutive messages of one author. */
export function MessageGroup( { group, receipt, found }: Props ) {
	const { author, isNote, at, entries } = group;
	const isVisitor = author?.type === 'visitor';
	const className = [ 'veranda-group', isVisitor ? 'is-visitor' : 'is-agent', isNote && 'is-note' ];

	return (
		<div className={ className.filter( Boolean ).join( ' ' ) }>
			{ author && <Avatar name={ authorName( author ) } id={ author.id } avatarUrl={ author.avatarUrl } /> }
			<div className="veranda-group-body">
				<div className="veranda-group-head">
					{ isNote && <Icon icon={ lockOutline } size={ 16 } /> }
					<bdi className="veranda-group-author">
						{ author ? authorName( author ) : __( 'You', 'veranda' ) }
					</bdi>
					{ isNote && <span>{ __( 'Note, only for agents', 'veranda' ) }</span> }
					<time dateTime={ at } title={ formatDateTime( at ) }>
						{ formatTime( at ) }
					</time>
				</div>
				{ entries.map( ( entry ) => (
					<div
						key={ entry.key }
						className={ bubbleClass( entry, found ) }
						{ ...{ [ SEQ_ATTRIBUTE ]: entry.message?.seq } }
						tabIndex={ found !== null && entry.message?.seq === found ? -1 : undefined }
						title={ formatDateTime( timeOf( entry ) ) }
					>
						<MessageText body={ contentOf( entry ).body } />
						{ entry.pending && <PendingState item={ entry.pending } /> }
						{ receipt?.key === entry.key && (
							<span className="veranda-receipt">{ receiptTexts[ receipt.state ]( receipt.email ) }</span>
						) }
					</div>
				) ) }
			</div>
		</div>
	);
}

function bubbleClass( { pending, message }: Entry, found: number | null ): string {
	const isFound = found !== null && message?.seq === found;
	return [ 'veranda-bubble', pending && `is-${ pending.state }`, isFound && 'is-found' ]
		.filter( Boolean )
		.join( ' ' );
}

const receiptTexts: Record< AnswerState, ( email: string ) => string > = {
	read: () => __( 'Read', 'veranda' ),
	sent: () => __( 'Sent', 'veranda' ),
	mailed: ( email ) =>
		/* translators: %s: an email address. */
		sprintf( __( 'Emailed to %s', 'veranda' ), email ),
	planned: () => __( 'Not seen yet, goes out by email', 'veranda' ),
	failed: () => __( 'Not seen yet, and could not be emailed', 'veranda' ),
	kept: () => __( 'Kept until the visitor comes back', 'veranda' ),
};

/** Shows the state of a message that the relay has not stored yet. */
function PendingState( { item }: { item: OutboxItem } ) {
	const { retryMessage, takeBackMessage } = useDispatch( store );

	if ( item.state === 'failed' ) {
		return (
			<span className="veranda-receipt is-failed" role="alert">
				{ failureSentence( item.errorCode, item.errorDetail ) }{ ' ' }
				<LeavingButton variant="link" onClick={ () => void retryMessage( item.clientId ) }>
					{ __( 'Try again', 'veranda' ) }
				</LeavingButton>{ ' ' }
				<Button variant="link" onClick={ () => void takeBackMessage( item.clientId ) }>
					{ __( 'Back to the editor', 'veranda' ) }
				</Button>
			</span>
		);
	}
	return (
		<span className="veranda-receipt">
			{ item.attempts > 0 || item.state === 'waiting'
				? __( 'Waiting to be sent', 'veranda' )
				: __( 'Sending', 'veranda' ) }
		</span>
	);
}

function authorName( { type, id, name }: Author ): string {
	switch ( type ) {
		case 'visitor':
			return visitorName( { id, name } );
		case 'bot':
			/* translators: %s: name of a program that answers. */
			return sprintf( __( '%s (bot)', 'veranda' ), name );
		case 'agent':
		case 'system':
			return name;
		default:
			return type satisfies never;
	}
}
