import type { FollowedLink, FollowLinkRequest } from '../../protocol';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import type { Database } from '../store/database';
import type { Queryable, Transaction } from '../store/queryable';
import { fromSqlTime } from '../store/sql-time';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { ConversationLinks } from '../tokens/conversation-links';
import type { VisitorService } from './visitor-service';
import type { VisitorSessions } from './visitor-sessions';

/** How long a link is good. */
const LINK_MS = 7 * 86_400_000;
/** Browsers to which one link brings a conversation: a phone, a computer, and what looks through mail for viruses. */
const MOST_USES = 5;

/** One sentence for every link that is not good, so that the answer does not tell what there is. */
const linkInvalid = () =>
	new ChatError( 'link_invalid', 'This link does not work any more. Open the chat on the site to go on.' );

/** Brings a conversation to the browser in which somebody opens the link that was mailed to them. */
export class ConversationLinkService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly links: ConversationLinks,
		private readonly sessions: VisitorSessions,
		private readonly visitors: VisitorService,
		private readonly clock: Clock
	) {}

	/**
	 * Gives the visitor to whom the link was mailed a session. The browser in which they chat already may follow it as often
	 * as it likes. An account's conversations are not opened by a mail: its owner logs in. A chat that goes on in this browser
	 * is left only by who says so.
	 */
	async follow( { key, refreshToken, replacesChat }: FollowLinkRequest ): Promise< FollowedLink > {
		const { visitor, token } = await this.database.transaction( async ( tx ) => {
			const found = await this.findGood( tx, key );
			if ( found.visitor.isVerified === 1 ) {
				throw new ChatError( 'login_required', 'This conversation belongs to an account. Log in to see it.' );
			}
			const previousId = refreshToken === undefined ? null : await this.sessions.end( tx, refreshToken );
			if ( previousId !== found.visitor.id ) {
				if ( previousId !== null && ! replacesChat ) {
					await this.assertNoChat( tx, previousId );
				}
				if ( found.linkUses >= MOST_USES ) {
					throw linkInvalid();
				}
				await this.stores.answerMails.countLinkUse( tx, found.conversationId );
			}
			return { visitor: found.visitor, token: await this.sessions.start( tx, found.visitor.id, null ) };
		} );
		return { session: await this.visitors.present( visitor.id, token ), pageUrl: visitor.pageUrl };
	}

	/** Throws when a visitor has a chat that goes on: without their session they would not find it again. */
	private async assertNoChat( tx: Transaction, visitorId: number ): Promise< void > {
		if ( ( await this.stores.conversations.lockActive( tx, visitorId ) ) !== null ) {
			throw new ChatError(
				'conversation_active',
				'Another chat goes on in this browser. Ask whether this conversation may take its place.'
			);
		}
	}

	/** Returns what a link is about if it is the newest of its conversation, of these days, and signed for all of it. */
	private async findGood(
		tx: Transaction,
		key: string
	): Promise< { conversationId: number; visitor: VisitorRow; linkUses: number } > {
		const named = this.links.read( key );
		const found = named === null ? null : await this.findConversation( tx, named.conversationId );
		if ( named === null || found === null ) {
			throw linkInvalid();
		}
		const { claimedSeq, claimedAt, linkUses } = await this.stores.answerMails.lock( tx, found.id );
		const visitor = await this.stores.visitors.find( tx, found.visitorId );
		if ( visitor === null || visitor.email === null || claimedAt === null || claimedSeq !== named.seq ) {
			throw linkInvalid();
		}
		const since = fromSqlTime( claimedAt );
		const facts = {
			conversationId: named.conversationId,
			visitorId: visitor.publicId,
			email: visitor.email,
			seq: claimedSeq,
			claimedAt: since,
		};
		if ( this.clock.now() >= since + LINK_MS || ! this.links.isSigned( named.signature, facts ) ) {
			throw linkInvalid();
		}
		return { conversationId: found.id, visitor, linkUses };
	}

	private async findConversation( db: Queryable, publicId: string ) {
		return ( await this.stores.conversations.listKeys( db, [ publicId ] ) ).get( publicId ) ?? null;
	}
}
