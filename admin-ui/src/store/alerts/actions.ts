import type { Alert } from '../../alerts/alert';

/** Something happened that this agent should not miss. */
export const alerted = ( alert: Alert ) => ( { type: 'ALERTED', alert } ) as const;
