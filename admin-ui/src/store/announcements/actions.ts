/** Lets screen readers say something. */
export const announce = ( text: string ) => ( { type: 'ANNOUNCED', text } ) as const;
