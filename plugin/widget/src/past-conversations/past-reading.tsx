import { Component, createRef } from 'preact';
import { continueConversation } from '../../../../relay/client/calls/past-conversations';
import { listMessages } from '../../../../relay/client/calls/messages';
import { ProblemError } from '../../../../relay/client/errors';
import type { Message, OwnConversation, ProblemCode } from '../../../../relay/protocol';
import { linesOf } from '../conversation/message-list';
import type { ViewProps } from '../core/feature';
import type { State } from '../features';
import { __ } from '../i18n';
import { dayOf } from './past-item';
import { keepFocus, More, Top } from './past-parts';

interface Props extends ViewProps {
	conversation: OwnConversation;
}

interface Read {
	messages: Message[];
	hasMore: boolean;
	isBusy: boolean;
	hasFailed: boolean;
	/** Why it does not go on; empty: nothing is wrong. */
	problem: string;
}

/** A conversation that has ended, as it was, and how to go on. */
export class PastReading extends Component< Props, Read > {
	override state: Read = { messages: [], hasMore: false, isBusy: true, hasFailed: false, problem: '' };
	private readonly element = createRef< HTMLDivElement >();
	private readonly heading = createRef< HTMLHeadingElement >();
	private readonly list = createRef< HTMLDivElement >();
	private isContinuing = false;

	override componentDidMount() {
		this.heading.current?.focus();
		void this.load();
	}

	override getSnapshotBeforeUpdate() {
		return this.list.current?.scrollHeight ?? 0;
	}

	override componentDidUpdate( _props: Props, { messages }: Read, heightBefore: number ) {
		const { current } = this.list;
		if ( current && messages !== this.state.messages ) {
			// It opens at its end; what comes in above leaves what is being read where it is.
			current.scrollTop += current.scrollHeight - ( messages.length && heightBefore );
		}
	}

	/** Reads the newest messages, or those before the first that are there. */
	private readonly load = async () => {
		const { chat, conversation } = this.props;
		const { client } = chat.connection ?? {};
		const { messages: known } = this.state;
		const [ first ] = known;
		this.setState( { isBusy: true } );
		let next: Partial< Read > = { hasFailed: true };
		try {
			const page = client && ( await listMessages( client, conversation.id, first && { before: first.seq } ) );
			if ( page ) {
				next = { messages: [ ...page.messages, ...known ], hasMore: page.hasMore, hasFailed: false };
				chat.dispatch( {
					type: 'page.loaded',
					conversationId: conversation.id,
					place: first ? 'earlier' : 'newest',
					page,
				} );
			}
		} catch {
			// Said in its place, with a way to try again.
		}
		this.setState(
			{ ...next, isBusy: false },
			keepFocus( this.element.current, () => this.heading.current )
		);
	};

	private readonly goOn = async () => {
		const { chat, conversation } = this.props;
		const { connection } = chat;
		if ( ! connection || this.isContinuing ) {
			return;
		}
		this.isContinuing = true;
		try {
			const continued = await continueConversation( connection.client, conversation.id );
			// Somebody else may sit here by now.
			if ( chat.connection === connection ) {
				chat.dispatch( { type: 'conversation.received', conversation: continued } );
				leave( this.props );
			}
		} catch ( error ) {
			const code = error instanceof ProblemError ? error.code : null;
			// The owner has decided otherwise since this page was made.
			chat.config.allowReopening = code !== 'forbidden';
			const { current } = this.element;
			this.setState(
				{ problem: problemSentence( code ) },
				keepFocus( current, () => current?.querySelector( '.ended button' ) )
			);
		}
		this.isContinuing = false;
	};

	override render( props: Props, { messages, hasMore, isBusy, hasFailed, problem }: Read ) {
		const { state, chat, conversation } = props;
		return (
			<div ref={ this.element } class="conversation past">
				<div class="past-top">
					<Top title={ dayOf( conversation ) } heading={ this.heading } chat={ chat } />
				</div>
				<div ref={ this.list } class="messages" tabIndex={ 0 }>
					<More
						label={ hasMore ? __( 'Show earlier messages', 'veranda' ) : '' }
						isBusy={ isBusy }
						hasFailed={ hasFailed }
						onClick={ this.load }
					/>
					{ isBusy && <span class="bone" /> }
					{ linesOf( { state: asItWas( state, conversation, messages ), chat } ) }
				</div>
				<div class="ended">
					{ problem && (
						<p class="is-problem" role="alert">
							{ problem }
						</p>
					) }
					<WayOn { ...props } onContinue={ this.goOn } />
				</div>
			</div>
		);
	}
}

/** The state with this conversation in the place of the one that is going on. */
function asItWas(
	{ conversation, connection, ...others }: State,
	current: OwnConversation,
	messages: Message[]
): State {
	return {
		...others,
		conversation: { ...conversation, current, log: { ...conversation.log, messages, held: [] }, newFrom: null },
		connection: { ...connection, pending: [] },
	};
}

/** Says why a conversation is not continued. */
function problemSentence( code: ProblemCode | null ): string {
	if ( code === 'forbidden' ) {
		return __( 'This conversation cannot be continued. Start a new one.', 'veranda' );
	}
	return code === 'rate_limited'
		? __( 'That was too often. Please try again later.', 'veranda' )
		: __( 'That did not work. Please try again.', 'veranda' );
}

const leave = ( { chat }: Pick< ViewProps, 'chat' > ) =>
	chat.set( 'pastConversations', { isOpen: false, reading: null } );

/** Back to what goes on, on with this one, or something new: one of them before the others. */
function WayOn( { state, chat, onContinue }: ViewProps & { onContinue(): void } ) {
	const { current } = state.conversation;
	const isBeside = current !== null && current.state !== 'closed';
	// Pages of before there was a choice do not have it.
	const mayContinue = ! isBeside && ( chat.config.allowReopening ?? true );
	const startNew = () => {
		leave( { chat } );
		chat.dispatch( { type: 'conversation.requested' } );
	};
	return (
		<>
			{ mayContinue && (
				<button type="button" class="button" onClick={ onContinue }>
					{ __( 'Continue this conversation', 'veranda' ) }
				</button>
			) }
			<button
				type="button"
				class={ mayContinue ? 'link-button' : 'button' }
				onClick={ isBeside ? () => leave( { chat } ) : startNew }
			>
				{ isBeside ? __( 'Back to your chat', 'veranda' ) : __( 'Start a new chat', 'veranda' ) }
			</button>
		</>
	);
}
