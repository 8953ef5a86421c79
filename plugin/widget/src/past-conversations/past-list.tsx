import { Component, createRef } from 'preact';
import { listOwnConversations } from '../../../../relay/client/calls/past-conversations';
import type { OwnConversation, OwnConversationList } from '../../../../relay/protocol';
import { SEARCH_CHARACTERS } from '../browser/limits';
import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';
import { PastItem } from './past-item';
import { keepFocus, More, Top } from './past-parts';

/** So long after the last letter it is searched. */
const TYPING_MS = 400;

/** A page may have nothing to show and others follow: so many are read at a time to find something. */
const PAGES = 10;

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

	/** Reads on from the cursor, until there is something to show. */
	private readonly load = async () => {
		const { conversations: known, cursor } = this.state;
		const turn = ++this.turn;
		this.setState( { isBusy: true } );
		const found = { ...nothing, conversations: known, cursor, isBusy: false };
		try {
			for ( let pages = 0; pages < PAGES && turn === this.turn; pages++ ) {
				const page = await this.read( found.cursor );
				found.cursor = page.nextCursor;
				// What goes on is on the other screen.
				const past = page.conversations.filter( ( { state } ) => state === 'closed' );
				if ( past.length ) {
					found.conversations = [ ...known, ...past ];
				}
				if ( past.length || ! found.cursor ) {
					break;
				}
			}
		} catch {
			// Said below, with a way to try again.
			found.hasFailed = true;
		}
		if ( turn === this.turn ) {
			const { current } = this.element;
			const firstNew = () => current?.querySelectorAll< HTMLElement >( '.past-item' )[ known.length ];
			this.setState(
				found,
				keepFocus( current, () => firstNew() ?? this.heading.current )
			);
		}
	};

	/** Reads the page at a cursor. */
	private read( cursor: string | null ): Promise< OwnConversationList > {
		const { connection } = this.props.chat;
		if ( ! connection ) {
			throw new Error( 'Nobody is known to the relay.' );
		}
		return listOwnConversations( connection.client, {
			...( this.query && { q: this.query } ),
			...( cursor && { cursor } ),
		} );
	}

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
					{ ! isBusy && ! hasFailed && resultOf( conversations.length, this.query, cursor ) }
				</p>
				<More
					label={ cursor ? moreLabel( conversations.length ) : '' }
					isBusy={ isBusy }
					hasFailed={ hasFailed }
					onClick={ this.load }
				/>
			</div>
		);
	}
}

function moreLabel( count: number ): string {
	return count ? __( 'Show older conversations', 'veranda' ) : __( 'Search further', 'veranda' );
}

/** Says what there is; that there is nothing only when everything was looked through. */
function resultOf( count: number, query: string, cursor: string | null ): string {
	if ( count ) {
		/* translators: %d: number of conversations. */
		return sprintf( _n( '%d conversation', '%d conversations', count, 'veranda' ), count );
	}
	if ( cursor ) {
		return __( 'Nothing was found so far.', 'veranda' );
	}
	return query ? __( 'Nothing was found.', 'veranda' ) : __( 'There are no past conversations yet.', 'veranda' );
}
