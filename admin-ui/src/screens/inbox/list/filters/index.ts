import { byKind } from '../../kinds/kind-filter';
import { byDepartment } from '../../routing/department-filter';
import { byTag } from '../../tags/tag-filter';
import { byAgent } from './agent-filter';
import { byDate } from './date-filter';
import { byLanguage, byPage, byRating } from './fact-filters';
import type { ListFilter } from './filter';
import { inOrder } from './order';

/** The filters of the list, in display order. */
export const filters: readonly ListFilter[] = [
	byKind,
	byDepartment,
	byTag,
	inOrder,
	byAgent,
	byDate,
	byRating,
	byLanguage,
	byPage,
];
