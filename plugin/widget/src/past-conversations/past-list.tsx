import { Component, createRef } from 'preact';
import { listOwnConversations } from '../../../../relay/client/calls/past-conversations';
import type { OwnConversation } from '../../../../relay/protocol';
import { SEARCH_CHARACTERS } from '../browser/limits';
import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';
import { PastItem } from './past-item';
import { keepFocus, More, Top } from './past-parts';

/** So long after the last letter it is searched. */
const TYPING_MS = 400;

interface Found {
	conversations: OwnConversation[];
	/** Where the next page begins; null: there is none. */
	cursor: string | null;
	isBusy: boolean;
	hasFailed: boolean;
}

const nothing: Found = { conversations: [], cursor: null, isBusy: true, hasFailed: false };

/** What the visitor has talked about, the newest first, with a field to search in it. */
export class PastList extends Component< ViewProps, Found > {
	override state = nothing;
	private readonly element = createRef< HTMLDivElement >();
	private readonly heading = createRef< HTMLHeadingElement >();
	private query = '';
	/** Counts what was asked: an answer to an earlier question is of no use. */
	private turn = 0;
	private timer: number | undefined;
	/** What was chosen last has the focus again after it was read. */
	private chosen: HTMLElement | null = null;

	override componentDidMount() {
		this.heading.current?.focus();
		void this.load();
	}

	override componentDidUpdate( { state }: ViewProps ) {
		if ( state.pastConversations.reading && ! this.props.state.pastConversations.reading ) {
			this.chosen?.focus();
		}
	}

	override componentWillUnmount() {
		clearTimeout( this.timer );
	}

	/** Reads the page at the cursor. */
	private readonly load = async () => {
		const { connection } = this.props.chat;
		const { conversations: known, cursor } = this.state;
		const turn = ++this.turn;
		this.setState( { isBusy: true } );
		let next: Partial< Found > = { isBusy: false, hasFailed: true };
		try {
			const page =
				connection &&
				( await listOwnConversations( connection.client, {
					...( this.query && { q: this.query } ),
					...( cursor && { cursor } ),
				} ) );
			if ( page ) {
				// What goes on is on the other screen.
				const past = page.conversations.filter( ( { state } ) => state === 'closed' );
				next = { ...nothing, conversations: [ ...known, ...past ], cursor: page.nextCursor, isBusy: false };
			}
		} catch {
			// Said below, with a way to try again.
		}
		if ( turn === this.turn ) {
			const { current } = this.element;
			const firstNew = () => current?.querySelectorAll< HTMLElement >( '.past-item' )[ known.length ];
			this.setState(
				next,
				keepFocus( current, () => firstNew() ?? this.heading.current )
			);
		}
	};

	private readonly handleInput = ( { currentTarget }: { currentTarget: HTMLInputElement } ) => {
		clearTimeout( this.timer );
		this.query = currentTarget.value.trim();
		this.timer = window.setTimeout( () => {
			this.setState( nothing, this.load );
		}, TYPING_MS );
	};

	override render( { state, chat }: ViewProps, { conversations, cursor, isBusy, hasFailed }: Found ) {
		const label = __( 'Search your conversations', 'veranda' );
		return (
			<div ref={ this.element } class="conversation past" hidden={ state.pastConversations.reading !== null }>
				<div class="past-top">
					<Top
						title={ __( 'Past conversations', 'veranda' ) }
						heading={ this.heading }
						chat={ chat }
						isHidden
					/>
					<input
						type="search"
						maxLength={ SEARCH_CHARACTERS }
						aria-label={ label }
						placeholder={ label }
						onInput={ this.handleInput }
					/>
				</div>
				<ul aria-busy={ isBusy }>
					{ conversations.map( ( conversation ) => (
						<li key={ conversation.id }>
							<PastItem
								conversation={ conversation }
								chat={ chat }
								onClick={ ( { currentTarget } ) => {
									this.chosen = currentTarget;
									chat.set( 'pastConversations', { reading: conversation } );
								} }
							/>
						</li>
					) ) }
				</ul>
				{ isBusy && <span class="bone" /> }
				<p class={ conversations.length ? 'hidden' : 'not-loaded' } role="status">
					{ ! isBusy && ! hasFailed && resultOf( conversations.length, this.query ) }
				</p>
				<More
					label={ cursor ? __( 'Show older conversations', 'veranda' ) : '' }
					isBusy={ isBusy }
					hasFailed={ hasFailed }
					onClick={ this.load }
				/>
			</div>
		);
	}
}

function resultOf( count: number, query: string ): string {
	if ( count ) {
		/* translators: %d: number of conversations. */
		return sprintf( _n( '%d conversation', '%d conversations', count, 'veranda' ), count );
	}
	return query ? __( 'Nothing was found.', 'veranda' ) : __( 'There are no past conversations yet.', 'veranda' );
}
