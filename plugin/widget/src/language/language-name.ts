/** Returns a language's own name, or the language itself if this browser has not heard of it. */
export function languageName( tag: string ): string {
	try {
		return new Intl.DisplayNames( tag, { type: 'language' } ).of( tag ) ?? tag;
	} catch {
		return tag;
	}
}
