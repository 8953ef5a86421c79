import { FinalError } from '../errors';
import { WordPressError, type WordPressClient } from './wordpress-client';

/** A mail that WordPress is to send to the site's people. */
export interface Mail {
	/** Name of a template in plugin/includes/Mail/Mail_Templates.php. */
	readonly template: string;
	/** Names this mail, whenever it is asked for: letters, digits, colons, hyphens and underscores. */
	readonly idempotencyKey: string;
	/** What it is about, as the template reads it. */
	readonly data: object;
}

/** Lets WordPress send mail: it knows the site's language, its people and how mail leaves its server. */
export class MailService {
	constructor( private readonly wordpress: WordPressClient ) {}

	/**
	 * Hands a mail over; throws until WordPress has taken it. Handing it over again under its key is safe: WordPress sends it
	 * once. Throws a `FinalError` when nobody can have the address that it is for.
	 */
	async send( mail: Mail, signal: AbortSignal ): Promise< void > {
		const { status, code } = await this.wordpress.post( 'mails', mail, signal );
		if ( status === 422 ) {
			throw new FinalError( 'WordPress takes the address of the mail for none.' );
		}
		if ( status !== 200 && status !== 201 ) {
			throw new WordPressError(
				`WordPress did not take the mail: ${ status }${ code === null ? '' : ` ${ code }` }.`
			);
		}
	}
}
