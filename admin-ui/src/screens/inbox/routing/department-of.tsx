import { useSelect } from '@wordpress/data';
import type { Conversation } from '../../../../../relay/protocol';
import { DepartmentMark } from '../../../components/department-mark';
import { store } from '../../../store';

/** The department of a conversation, in its colour; nothing if it is in none. */
export function DepartmentOf( { conversation: { department } }: { conversation: Pick< Conversation, 'department' > } ) {
	const known = useSelect( ( select ) => select( store ).getDepartments(), [] );

	return (
		department && <DepartmentMark department={ known.find( ( { id } ) => id === department.id ) ?? department } />
	);
}
