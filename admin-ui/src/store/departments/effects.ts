import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: {
			'department.changed': ( { departmentId, department } ) =>
				dispatch.departmentChanged( departmentId, department ),
		},
		onReload: ( isResumed ) => {
			if ( ! isResumed ) {
				dispatch.invalidateResolutionForStoreSelector( 'getDepartments' );
			}
		},
	} satisfies Effects;
}
