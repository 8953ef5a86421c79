import { assigneeFilter } from './assignee';
import { departmentFilter } from './department';
import type { ListFilter } from './filter';
import { kindFilter } from './kind';
import { priorityFilter } from './priority';
import { pageFilter } from './page';
import { stateFilter } from './state';
import { tagFilter } from './tag';
import { visitorFilter } from './visitor';

/** Lists what conversations can be asked for by. */
export const LIST_FILTERS: readonly ListFilter[] = [
	assigneeFilter,
	departmentFilter,
	kindFilter,
	priorityFilter,
	pageFilter,
	stateFilter,
	tagFilter,
	visitorFilter,
];
