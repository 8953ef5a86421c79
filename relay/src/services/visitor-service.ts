import { createHash, randomBytes } from 'node:crypto';
import type { IdentityClaims, StartVisitorRequest, VisitorSession } from '../../protocol';
import { isoTime, type Clock } from '../clock';
import { ChatError, tokenInvalid } from '../errors';
import { makeId } from '../ids';
import { presentOwnVisitor } from '../present';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import type { Transaction } from '../store/queryable';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { VisitorFacts } from '../store/visitor-store';
import type { TokenIssuer } from '../tokens/token-issuer';
import type { TokenVerifier } from '../tokens/token-verifier';
import type { Views } from '../views';
import type { PresenceService } from './presence-service';
import { CLOCK_LEEWAY_SECONDS, LIMITS } from '../../protocol';

const REFRESH_DAYS = 30;
const DAY_MS = 86_400_000;
/** How long a replaced refresh token works although a successor was used: two tabs may have sent it. */
const GRACE_MS = 60_000;

/** Visitors and their tokens. */
export class VisitorService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly presence: PresenceService,
		private readonly verifier: TokenVerifier,
		private readonly issuer: TokenIssuer,
		private readonly clock: Clock
	) {}

	/** Makes a visitor, or finds the one for whom WordPress vouches, and starts a session. */
	async start( request: StartVisitorRequest ): Promise< VisitorSession > {
		const identity =
			request.identity === undefined ? null : this.verifier.verify( request.identity, 'identity' ).claims;
		const facts = factsOf( request );
		const { id, refreshToken } = await this.database.transaction( async ( tx ) => {
			const visitorId =
				identity === null ? await this.insert( tx, facts ) : await this.recognise( tx, identity, facts );
			return { id: visitorId, refreshToken: await this.startSession( tx, visitorId, randomBytes( 16 ) ) };
		} );
		return this.present( id, refreshToken );
	}

	/**
	 * Replaces a refresh token. One that was replaced longer ago gets another successor as long as none was used: then
	 * the answer was lost. When one was used, two hold the same token, and its whole family ends.
	 */
	async refresh( refreshToken: string ): Promise< VisitorSession > {
		const tokenHash = hash( refreshToken );
		const now = this.clock.now();
		const renewed = await this.database.transaction( async ( tx ) => {
			const session = await this.stores.visitors.lockSession( tx, tokenHash );
			if ( session === null ) {
				return 'unknown' as const;
			}
			if ( fromSqlTime( session.expiresAt ) <= now ) {
				return 'expired' as const;
			}
			if (
				session.replacedAt !== null &&
				fromSqlTime( session.replacedAt ) + GRACE_MS < now &&
				( await this.stores.visitors.hasUsedSuccessor( tx, session.family, tokenHash, session.replacedAt ) )
			) {
				await this.stores.visitors.endFamily( tx, session.family );
				return 'unknown' as const;
			}
			await this.stores.visitors.replaceSession( tx, tokenHash, sqlTime( now ) );
			return {
				id: session.visitorId,
				refreshToken: await this.startSession( tx, session.visitorId, session.family ),
			};
		} );
		if ( renewed === 'expired' ) {
			throw new ChatError( 'token_expired', 'The refresh token has expired. Start anew.' );
		}
		if ( renewed === 'unknown' ) {
			throw tokenInvalid( 'The refresh token is not valid. Start anew.' );
		}
		return this.present( renewed.id, renewed.refreshToken );
	}

	private insert( tx: Transaction, facts: VisitorFacts ): Promise< number > {
		return this.stores.visitors.insert( tx, makeId( 'v' ), facts, sqlTime( this.clock.now() ) );
	}

	/** Returns the visitor who is this WordPress user, on whatever device, with the name that WordPress gives. */
	private async recognise( tx: Transaction, identity: IdentityClaims, facts: VisitorFacts ): Promise< number > {
		await this.spend( tx, identity );
		const wpUserId = Number( identity.sub.slice( 'user:'.length ) );
		if ( ! Number.isSafeInteger( wpUserId ) ) {
			throw tokenInvalid();
		}
		const known = await this.stores.visitors.findByWpUser( tx, wpUserId );
		const id = known?.id ?? ( await this.insert( tx, facts ) );
		if ( known !== null ) {
			await this.stores.visitors.updateFacts( tx, id, facts, sqlTime( this.clock.now() ) );
		}
		await this.stores.visitors.verify( tx, id, wpUserId, identity.name, identity.email );
		return id;
	}

	private async spend( tx: Transaction, { jti, exp }: IdentityClaims ): Promise< void > {
		try {
			await this.stores.visitors.spendToken( tx, jti, sqlTime( ( exp + CLOCK_LEEWAY_SECONDS ) * 1_000 ) );
		} catch ( error ) {
			throw isDuplicate( error ) ? tokenInvalid( 'The identity token was used already. Get a new one.' ) : error;
		}
	}

	private async startSession( tx: Transaction, visitorId: number, family: Buffer ): Promise< string > {
		const refreshToken = randomBytes( 32 ).toString( 'base64url' );
		const now = this.clock.now();
		await this.stores.visitors.insertSession( tx, {
			tokenHash: hash( refreshToken ),
			visitorId,
			family,
			expiresAt: sqlTime( now + REFRESH_DAYS * DAY_MS ),
			now: sqlTime( now ),
		} );
		return refreshToken;
	}

	private async present( id: number, refreshToken: string ): Promise< VisitorSession > {
		const [ row, availability, newestId ] = await Promise.all( [
			this.stores.visitors.find( this.database, id ),
			this.presence.getAvailability(),
			this.stores.conversations.findNewestId( this.database, id ),
		] );
		if ( row === null ) {
			throw tokenInvalid( 'This visitor does not exist any more. Start anew.' );
		}
		const { token, expiresAt } = this.issuer.forVisitor( ( row satisfies VisitorRow ).publicId );
		return {
			visitor: presentOwnVisitor( row ),
			accessToken: token,
			accessTokenExpiresAt: isoTime( expiresAt ),
			refreshToken,
			availability,
			conversation: newestId === null ? null : await this.views.conversationForVisitor( newestId ),
		};
	}
}

/* 256 random bits need no slow hash: nobody can guess them, and a copy of the table gives nothing away. */
function hash( refreshToken: string ): Buffer {
	return createHash( 'sha256' ).update( refreshToken ).digest();
}

function factsOf( { page, locale, timezone }: StartVisitorRequest ): VisitorFacts {
	return {
		locale,
		timezone,
		pageUrl: page && addressOf( page.url ),
		pageTitle: page && page.title,
	};
}

/** Keeps of the page's address what names the page: queries and fragments may hold private things. */
function addressOf( page: string ): string | null {
	const url = new URL( page );
	url.search = '';
	url.hash = '';
	url.username = '';
	url.password = '';
	// Encoding makes it longer, and half an address leads nowhere.
	return url.href.length > LIMITS.urlCharacters ? `${ url.origin }/` : url.href;
}
