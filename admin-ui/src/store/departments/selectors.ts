import type { DepartmentDetails } from '../../../../relay/protocol';
import type { InboxState } from '../types';

const NONE: readonly DepartmentDetails[] = [];

/** Lists the site's departments. The first call starts loading them. */
export function getDepartments( { departments }: InboxState ): readonly DepartmentDetails[] {
	return departments.all ?? NONE;
}

/** Tells whether they have been loaded. */
export function areDepartmentsKnown( { departments }: InboxState ): boolean {
	return departments.all !== null;
}
