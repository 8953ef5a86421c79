import type { Alert } from './reducer';

/** Something happened that this agent should not miss. */
export const alerted = ( alert: Omit< Alert, 'id' > ) => ( { type: 'ALERTED', alert } ) as const;
