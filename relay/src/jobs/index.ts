import type { JobKind, RecurringJob } from './job';
import { housekeeping } from './housekeeping';
import { leftMessages } from './left-messages';

/** Every kind of jobs that is due at a time, one a file. */
export const JOB_KINDS: readonly JobKind[] = [];

/** Everything that comes again and again, one a file. */
export const RECURRING_JOBS: readonly RecurringJob[] = [ leftMessages, housekeeping ];
