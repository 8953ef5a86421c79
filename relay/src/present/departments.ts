import type { Availability, DepartmentDetails } from '../../protocol';
import { readOpeningHours } from '../opening-hours';
import type { DepartmentRow } from '../store/rows';

/** Presents a department to agents, with what visitors who ask for it are told. */
export function presentDepartment( row: DepartmentRow, availability: Availability ): DepartmentDetails {
	return {
		id: row.publicId,
		name: row.name,
		color: row.color,
		openingHours: readOpeningHours( row.openingHours ),
		closedOn: row.closedOn,
		order: row.position,
		availability,
	};
}
