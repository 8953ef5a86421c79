import { departmentColor } from './department-color';

interface Props {
	department: { name: string; color?: string | null };
}

/** Shows a department: a dot in its colour, and its name. A long name is cut off; the tooltip shows all of it. */
export function DepartmentMark( { department }: Props ) {
	return (
		<span className="veranda-department" title={ department.name }>
			<span aria-hidden="true" style={ { background: departmentColor( department ) } } />
			<bdi>{ department.name }</bdi>
		</span>
	);
}
