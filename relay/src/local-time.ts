/** Writes days and times as somebody reads them. What `Intl` refuses of their language and time zone is replaced. */
export class LocalTime {
	private readonly moments: Intl.DateTimeFormat;

	/** Takes a language as BCP 47 or WordPress write it, and a time zone of the IANA; null: not known. */
	constructor( locale: string | null, timezone: string | null ) {
		const zone = isAccepted( () => new Intl.DateTimeFormat( 'en', { timeZone: timezone ?? 'UTC' } ) )
			? ( timezone ?? 'UTC' )
			: 'UTC';
		const language = languageOf( locale );
		this.moments = new Intl.DateTimeFormat( language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } );
	}

	/** Writes a moment, given in milliseconds since 1970, with its day. */
	moment( milliseconds: number ): string {
		return this.moments.format( milliseconds );
	}
}

/** Returns the nearest language that `Intl` knows: `de_DE_formal` is German. */
export function languageOf( locale: string | null ): string {
	const parts = ( locale ?? '' ).replaceAll( '_', '-' ).split( '-' );
	for ( let length = parts.length; length > 0; length-- ) {
		const tag = parts.slice( 0, length ).join( '-' );
		if (
			isAccepted( () => Intl.getCanonicalLocales( tag ) ) &&
			Intl.DateTimeFormat.supportedLocalesOf( tag ).length > 0
		) {
			return tag;
		}
	}
	return 'en';
}

function isAccepted( attempt: () => unknown ): boolean {
	try {
		attempt();
		return true;
	} catch {
		// A RangeError: it is none that anybody could write in.
		return false;
	}
}
