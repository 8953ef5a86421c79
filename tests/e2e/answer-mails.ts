import PostalMime, { type Email } from 'postal-mime';
import { expect } from './fixtures';
import type { Site } from './site';

/** Returns the newest conversation in which this was said; others of the same site have their own mails. */
export async function findConversation( site: Site, text: string ): Promise< number > {
	const [ row ] = await site.query(
		`SELECT conversation_id AS id FROM ${ site.prefix }veranda_messages WHERE body = '${ text }' ORDER BY id DESC LIMIT 1`
	);
	return Number( row?.id );
}

/** Lets time go by for what was answered, and the relay look now, until it has nothing more to look at. */
export async function passMinutes( site: Site, conversation: number, minutes: number ): Promise< void > {
	// The inbox shows an answer before it is stored.
	await expect
		.poll( () =>
			site.query(
				`SELECT 1 FROM ${ site.prefix }veranda_messages
				WHERE author_type = 'agent' AND kind = 'text' AND conversation_id = ${ conversation }`
			)
		)
		.not.toEqual( [] );
	await site.query(
		`UPDATE ${ site.prefix }veranda_messages SET created_at = created_at - INTERVAL ${ minutes } MINUTE
		WHERE conversation_id = ${ conversation }`
	);
	await expect( async () => {
		await site.query(
			`UPDATE ${ site.prefix }veranda_jobs SET run_at = UTC_TIMESTAMP(3)
			WHERE kind = 'answer_mail' AND JSON_EXTRACT( payload, '$.conversationId' ) = ${ conversation }`
		);
		expect(
			await site.query(
				`SELECT 1 FROM ${ site.prefix }veranda_answer_mails
				WHERE mailed_seq = claimed_seq AND conversation_id = ${ conversation }`
			)
		).not.toEqual( [] );
	} ).toPass( { timeout: 90_000 } );
}

/** Returns the mail to somebody that came after the first `before` of the site. */
export async function findMail( site: Site, before: number, to: string ): Promise< Email | undefined > {
	await site.mail.waitFor( before + 1 );
	const mails = await Promise.all(
		site.mail
			.list()
			.slice( before )
			.map( ( raw ) => new PostalMime().parse( raw ) )
	);
	return mails.find( ( mail ) => mail.to?.some( ( { address } ) => address === to ) );
}

/** Returns the link by which a mail continues its conversation; empty if it has none. */
export function linkOf( mail: Email | undefined ): string {
	return /http\S+#c_\S+/.exec( mail?.text ?? '' )?.[ 0 ] ?? '';
}
