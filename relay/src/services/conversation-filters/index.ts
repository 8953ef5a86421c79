import { assigneeFilter } from './assignee';
import { dateFilter } from './date';
import { departmentFilter } from './department';
import { factsFilter } from './facts';
import type { ListFilter } from './filter';
import { kindFilter } from './kind';
import { priorityFilter } from './priority';
import { pageFilter } from './page';
import { snoozedFilter } from './snoozed';
import { spamFilter } from './spam';
import { stateFilter } from './state';
import { tagFilter } from './tag';
import { visitorFilter } from './visitor';

/** Lists what conversations can be asked for by. */
export const LIST_FILTERS: readonly ListFilter[] = [
	assigneeFilter,
	dateFilter,
	departmentFilter,
	factsFilter,
	kindFilter,
	priorityFilter,
	pageFilter,
	snoozedFilter,
	spamFilter,
	stateFilter,
	tagFilter,
	visitorFilter,
];
