/** Returns what a name is compared by: upper and lower case are the same, and so are two ways of writing one letter. */
export const nameKey = ( name: string ): string => name.normalize( 'NFC' ).toLowerCase().normalize( 'NFC' );
