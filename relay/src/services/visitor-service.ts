import {
	LIMITS,
	type IdentityClaims,
	type Page,
	type RefreshVisitorRequest,
	type StartVisitorRequest,
	type VisitorSession,
} from '../../protocol';
import { isoTime, type Clock } from '../clock';
import { deviceOf, type Device } from '../device';
import { ChatError, tokenInvalid } from '../errors';
import { makeId } from '../ids';
import { ownPageAddress } from '../page-address';
import { presentOwnVisitor } from '../present/visitors';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import type { Queryable, Transaction } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { VisitorFacts } from '../store/visitor-store';
import type { TokenIssuer } from '../tokens/token-issuer';
import type { TokenVerifier } from '../tokens/token-verifier';
import type { Views } from '../views';
import type { Announcer } from './announcer';
import type { AvailabilityService } from './availability-service';
import type { PrechatFormService } from './prechat-form-service';
import type { UsualReplyService } from './usual-reply-service';
import type { VisitorSessions } from './visitor-sessions';

/** Who comes after so long without a sign of them, comes again. */
const VISIT_GAP_MS = 1_800_000;

/** Visitors and their tokens. */
export class VisitorService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly availability: AvailabilityService,
		private readonly usualReplies: UsualReplyService,
		private readonly sessions: VisitorSessions,
		private readonly prechatForms: PrechatFormService,
		private readonly verifier: TokenVerifier,
		private readonly issuer: TokenIssuer,
		private readonly announcer: Announcer,
		/** Where the site's pages are. */
		private readonly origins: readonly string[],
		private readonly clock: Clock
	) {}

	/** Makes a visitor, or finds the one for whom WordPress vouches, and starts a session; `userAgent` is as their browser sends it. */
	async start( request: StartVisitorRequest, userAgent?: string ): Promise< VisitorSession > {
		const identity = request.identity === undefined ? null : this.verifier.verify( request.identity, 'identity' );
		const facts = { ...factsOf( request, this.origins ), ...deviceOf( userAgent ) };
		const { id, refreshToken, written } = await this.database.transaction( async ( tx ) => {
			const previousId =
				request.refreshToken === undefined ? null : await this.sessions.end( tx, request.refreshToken );
			if ( identity === null ) {
				const visitorId = await this.insert( tx, facts );
				const token = await this.sessions.start( tx, visitorId, null );
				return { id: visitorId, refreshToken: token, written: NOTHING_WRITTEN };
			}
			const { claims, keyId } = identity;
			const visitorId = await this.recognise( tx, claims, facts );
			const token = await this.sessions.start( tx, visitorId, { accessVersion: claims.ver, keyId } );
			const isMoving = previousId !== null && request.isSamePerson;
			const moved = isMoving ? await this.move( tx, previousId, visitorId ) : NOTHING_WRITTEN;
			return { id: visitorId, refreshToken: token, written: moved };
		} );
		this.announcer.announceWritten( written );
		return this.present( id, refreshToken );
	}

	/** Renews a session, of somebody who is on this page. */
	async refresh( { refreshToken, page }: RefreshVisitorRequest ): Promise< VisitorSession > {
		const renewed = await this.sessions.renew( refreshToken );
		await this.countVisit( this.database, renewed.visitorId );
		const told = pageOf( page, this.origins );
		// While they talk, a tab in the background that renews its session must not say where they are.
		if ( told !== null && ! ( await this.isTalking( renewed.visitorId ) ) ) {
			await this.stores.visitors.updatePage(
				this.database,
				renewed.visitorId,
				told,
				sqlTime( this.clock.now() )
			);
		}
		return this.present( renewed.visitorId, renewed.refreshToken );
	}

	private countVisit( db: Queryable, id: number ): Promise< void > {
		const now = this.clock.now();
		return this.stores.visitors.countVisit( db, id, sqlTime( now ), sqlTime( now - VISIT_GAP_MS ) );
	}

	private async isTalking( id: number ): Promise< boolean > {
		return ( await this.stores.conversations.findActiveDepartment( this.database, id ) ) !== undefined;
	}

	private insert( tx: Transaction, facts: VisitorFacts ): Promise< number > {
		return this.stores.visitors.insert( tx, makeId( 'v' ), facts, sqlTime( this.clock.now() ) );
	}

	/**
	 * Returns the visitor who is this WordPress user, on whatever device, with the name that WordPress gives. Where they are on
	 * no page of the site, they stay on the last one: what can be searched for is forgotten together with it.
	 */
	private async recognise( tx: Transaction, identity: IdentityClaims, facts: VisitorFacts ): Promise< number > {
		const wpUserId = Number( identity.sub.slice( 'user:'.length ) );
		if ( ! Number.isSafeInteger( wpUserId ) ) {
			throw tokenInvalid();
		}
		await this.sessions.spendIdentity( tx, identity, wpUserId );
		const known = await this.stores.visitors.findByWpUser( tx, wpUserId );
		const id = known?.id ?? ( await this.insert( tx, facts ) );
		if ( known !== null ) {
			await this.countVisit( tx, id );
			const { pageUrl, pageTitle } = facts.pageUrl === null ? known : facts;
			const kept = { ...facts, pageUrl, pageTitle };
			await this.stores.visitors.updateFacts( tx, id, kept, sqlTime( this.clock.now() ) );
		}
		const { name, email, role } = identity;
		await this.stores.visitors.verify( tx, id, { wpUserId, name, email, role: role || null } );
		return id;
	}

	/** Gives what somebody nameless talks about, or has not seen the answer in, to who they are now. */
	private async move( tx: Transaction, previousId: number, visitorId: number ): Promise< Written > {
		const { blocks, conversations, feed, messages, visitors } = this.stores;
		const changes = new ChangeSet( sqlTime( this.clock.now() ) );
		// As a start does.
		await visitors.lock( tx, previousId );
		if ( await blocks.move( tx, previousId, visitorId ) ) {
			changes.addSiteEvent( { type: 'block.changed' } );
		}
		await this.stores.leads.move( tx, previousId, visitorId );
		await this.stores.pageViews.move( tx, previousId, visitorId );
		await this.stores.pageViews.trim( tx, visitorId, LIMITS.pageViewsPerVisitor );
		await this.stores.visitorDetails.move( tx, previousId, visitorId, LIMITS.visitorFields );
		await this.stores.visitorDetails.trimEdits( tx, visitorId, LIMITS.visitorEdits );
		await this.stores.visitorNotes.move( tx, previousId, visitorId );
		const currentId = await conversations.findCurrentId( tx, previousId );
		const row = currentId === null ? null : await conversations.lock( tx, currentId );
		if ( row === null || ( row.state === 'closed' && row.unreadByVisitor === 0 ) ) {
			return changes.write( tx, this.stores );
		}
		const activeVisitorId = row.state === 'closed' ? null : visitorId;
		try {
			await conversations.move( tx, row.id, visitorId, activeVisitorId );
		} catch ( error ) {
			throw isDuplicate( error )
				? new ChatError( 'conversation_active', 'This visitor has another active conversation. End it first.' )
				: error;
		}
		await messages.move( tx, row.id, visitorId );
		await feed.move( tx, row.id, previousId, visitorId );
		changes.addEvent( Object.assign( row, { visitorId, activeVisitorId } ), {
			type: 'conversation.updated',
		} );
		return changes.write( tx, this.stores );
	}

	/** Returns a session with this refresh token, and what the visitor may see. */
	async present( id: number, refreshToken: string ): Promise< VisitorSession > {
		const [ row, usualReplyMs, currentId ] = await Promise.all( [
			this.stores.visitors.find( this.database, id ),
			this.usualReplies.get(),
			this.stores.conversations.findCurrentId( this.database, id ),
		] );
		if ( row === null ) {
			throw tokenInvalid( 'This visitor does not exist any more. Start anew.' );
		}
		const conversation = currentId === null ? null : await this.views.conversationForVisitor( currentId );
		const isActive = conversation !== null && conversation.state !== 'closed';
		const [ availability, prechatForm ] = await Promise.all( [
			this.availability.get( isActive ? ( conversation.department?.id ?? null ) : null ),
			this.prechatForms.presentForm( this.database, row ),
		] );
		const { token, expiresAt } = this.issuer.forVisitor( ( row satisfies VisitorRow ).publicId );
		return {
			visitor: presentOwnVisitor( row ),
			accessToken: token,
			accessTokenExpiresAt: isoTime( expiresAt ),
			refreshToken,
			availability,
			conversation,
			prechatForm,
			usualReplyMs,
		};
	}
}

/** Reads what a browser says of itself. */
function factsOf(
	{ page, locale, timezone }: StartVisitorRequest,
	origins: readonly string[]
): Omit< VisitorFacts, keyof Device > {
	return { locale, timezone, ...( pageOf( page, origins ) ?? { pageUrl: null, pageTitle: null } ) };
}

/** Reads on which page somebody is. One of another site is none that a visitor can be on: it is left out. */
function pageOf( page: Page | null | undefined, origins: readonly string[] ) {
	const pageUrl = page ? ownPageAddress( page.url, origins ) : null;
	return page && pageUrl !== null ? { pageUrl, pageTitle: page.title } : null;
}
