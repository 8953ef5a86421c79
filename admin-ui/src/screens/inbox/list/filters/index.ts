import { byKind } from '../../kinds/kind-filter';
import { byDepartment } from '../../routing/department-filter';
import { byTag } from '../../tags/tag-filter';
import type { ListFilter } from './filter';

/** The filters of the list, in display order. */
export const filters: readonly ListFilter[] = [ byKind, byDepartment, byTag ];
