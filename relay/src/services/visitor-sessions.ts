import { createHash, createHmac, randomBytes } from 'node:crypto';
import { CLOCK_LEEWAY_SECONDS, type IdentityClaims } from '../../protocol';
import type { Clock } from '../clock';
import { ChatError, tokenInvalid } from '../errors';
import { isDuplicate } from '../store/database-errors';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import type { SessionRow } from '../store/rows';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import type { VisitorSessionStore } from '../store/visitor-session-store';
import type { TokenVerifier } from '../tokens/token-verifier';

const DAY_MS = 86_400_000;
const TOKEN_MS = 30 * DAY_MS;
const FAMILY_MS = 90 * DAY_MS;
/** How long a replaced refresh token works although its successor was used: two tabs may have sent it. */
const GRACE_MS = 60_000;

/** What makes a session one of a WordPress user: for how long it lasts is decided there. */
export interface Vouching {
	readonly accessVersion: number;
	/** Which generation of the secret signed it. */
	readonly keyId: string;
}

/** A new refresh token, and whose it is. */
interface Renewal {
	readonly visitorId: number;
	readonly refreshToken: string;
}

/**
 * Visitors' refresh tokens. Those that followed one another from one start are a family, of which one token at most was
 * not replaced: each has one successor, whoever asks for it and however often.
 */
export class VisitorSessions {
	constructor(
		private readonly database: Database,
		private readonly store: VisitorSessionStore,
		private readonly verifier: TokenVerifier,
		private readonly clock: Clock
	) {}

	/** Takes an identity token, once, unless the login that it is about has ended since. */
	async spendIdentity( tx: Transaction, { jti, exp, ver }: IdentityClaims, wpUserId: number ): Promise< void > {
		if ( ver < ( await this.store.findAccessVersion( tx, wpUserId ) ) ) {
			throw tokenInvalid( 'This login has ended. Get a new identity token.' );
		}
		try {
			await this.store.spendIdentity( tx, jti, sqlTime( ( exp + CLOCK_LEEWAY_SECONDS ) * 1_000 ) );
		} catch ( error ) {
			throw isDuplicate( error ) ? tokenInvalid( 'The identity token was used already. Get a new one.' ) : error;
		}
	}

	/** Starts a family; returns its first token. */
	async start( tx: Transaction, visitorId: number, vouching: Vouching | null ): Promise< string > {
		const refreshToken = randomBytes( 32 ).toString( 'base64url' );
		await this.insert( tx, refreshToken, {
			visitorId,
			family: randomBytes( 16 ),
			familyStartedAt: sqlTime( this.clock.now() ),
			accessVersion: vouching?.accessVersion ?? null,
			vouchedBy: vouching?.keyId ?? null,
		} );
		return refreshToken;
	}

	/** Refuses whoever has no session any more: nobody could ever show them an answer. */
	async assertAny( tx: Transaction, visitorId: number ): Promise< void > {
		if ( ! ( await this.store.isAny( tx, visitorId ) ) ) {
			throw tokenInvalid( 'This session has ended. Start anew.' );
		}
	}

	/**
	 * Ends the family of a token, in whose place another one comes. Returns whose it was, if it was good and nobody had
	 * vouched for them.
	 */
	async end( tx: Transaction, refreshToken: string ): Promise< number | null > {
		const session = await this.store.lock( tx, hash( refreshToken ) );
		if ( session === null ) {
			return null;
		}
		await this.store.endFamily( tx, session.family );
		const { replacedAt, accessVersion, expiresAt, visitorId } = session;
		const now = this.clock.now();
		// Another tab may have renewed it meanwhile.
		const isNewest = replacedAt === null || fromSqlTime( replacedAt ) + GRACE_MS >= now;
		return isNewest && fromSqlTime( expiresAt ) > now && accessVersion === null ? visitorId : null;
	}

	/**
	 * Replaces a token. One that was replaced gets the same successor again as long as that was not used: then the answer
	 * was lost. When it was used, two hold the same token: within the grace both get the newest of the family, for two
	 * tabs may have raced; after that the whole family ends.
	 */
	async renew( refreshToken: string ): Promise< Renewal > {
		const renewed = await this.database.transaction( ( tx ) => this.renewIn( tx, refreshToken ) );
		if ( renewed === 'expired' ) {
			throw new ChatError( 'token_expired', 'The refresh token has expired. Start anew.' );
		}
		if ( renewed === 'unknown' ) {
			throw tokenInvalid( 'The refresh token is not valid. Start anew.' );
		}
		return renewed;
	}

	private async renewIn( tx: Transaction, refreshToken: string ): Promise< Renewal | 'unknown' | 'expired' > {
		const session = await this.store.lock( tx, hash( refreshToken ) );
		if ( session === null ) {
			return 'unknown';
		}
		if ( fromSqlTime( session.expiresAt ) <= this.clock.now() ) {
			return 'expired';
		}
		const newest = ( await this.isStillVouchedFor( tx, session ) )
			? await this.findNewest( tx, refreshToken, session )
			: null;
		if ( newest !== null ) {
			return { visitorId: session.visitorId, refreshToken: newest };
		}
		await this.store.endFamily( tx, session.family );
		return 'unknown';
	}

	/** A login that has ended ends its sessions, and so does a secret that the relay does not know any more. */
	private async isStillVouchedFor( tx: Transaction, session: SessionRow ): Promise< boolean > {
		const { visitorId, accessVersion, vouchedBy } = session;
		return (
			accessVersion === null ||
			vouchedBy === null ||
			( this.verifier.knows( vouchedBy ) &&
				accessVersion >= ( await this.store.findAccessVersionOfVisitor( tx, visitorId ) ) )
		);
	}

	private async replace( tx: Transaction, refreshToken: string, session: SessionRow ): Promise< string > {
		const salt = randomBytes( 32 );
		const successor = successorOf( refreshToken, salt );
		await this.store.replace( tx, hash( refreshToken ), salt, sqlTime( this.clock.now() ) );
		await this.insert( tx, successor, session );
		return successor;
	}

	/** Returns the token that is to be used from now on; null if this one was used by two. */
	private async findNewest( tx: Transaction, refreshToken: string, asked: SessionRow ): Promise< string | null > {
		if ( asked.replacedAt === null ) {
			return this.replace( tx, refreshToken, asked );
		}
		const isInGrace = fromSqlTime( asked.replacedAt ) + GRACE_MS >= this.clock.now();
		let newest = refreshToken;
		let session: SessionRow | null = asked;
		while ( session?.replacedAt ) {
			if ( session.successorSalt === null || ( session !== asked && ! isInGrace ) ) {
				return null;
			}
			newest = successorOf( newest, session.successorSalt );
			session = await this.store.lock( tx, hash( newest ) );
		}
		return session === null ? null : newest;
	}

	private async insert(
		tx: Transaction,
		refreshToken: string,
		facts: Pick< SessionRow, 'visitorId' | 'family' | 'familyStartedAt' | 'accessVersion' | 'vouchedBy' >
	): Promise< void > {
		const { visitorId, family, familyStartedAt, accessVersion, vouchedBy } = facts;
		const now = this.clock.now();
		await this.store.insert( tx, {
			tokenHash: hash( refreshToken ),
			visitorId,
			family,
			familyStartedAt,
			accessVersion,
			vouchedBy,
			expiresAt: sqlTime( Math.min( now + TOKEN_MS, fromSqlTime( familyStartedAt ) + FAMILY_MS ) ),
			now: sqlTime( now ),
		} );
	}
}

/*
 * Made of the token and of a salt that only the table has: it can be made again for whoever lost the answer, while neither
 * an old token nor a copy of the table is enough for anybody else.
 */
function successorOf( refreshToken: string, salt: Buffer ): string {
	return createHmac( 'sha256', salt ).update( refreshToken ).digest( 'base64url' );
}

/* 256 random bits need no slow hash: nobody can guess them, and a copy of the table gives nothing away. */
function hash( refreshToken: string ): Buffer {
	return createHash( 'sha256' ).update( refreshToken ).digest();
}
