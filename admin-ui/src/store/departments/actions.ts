import { __ } from '@wordpress/i18n';
import { calls } from '../../../../relay/client';
import type { Conversation, DepartmentDetails, UpdateConversationRequest } from '../../../../relay/protocol';
import { priorityName } from '../../priority-name';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import type { Thunk } from '../types';

export const departmentsReceived = ( departments: DepartmentDetails[] ) =>
	( { type: 'DEPARTMENTS_RECEIVED', departments } ) as const;
/** A department is otherwise now, or is gone (null). */
export const departmentChanged = ( departmentId: string, department: DepartmentDetails | null ) =>
	( { type: 'DEPARTMENT_CHANGED', departmentId, department } ) as const;

/** Loads the site's departments. */
export function loadDepartments(): Thunk {
	return async ( { dispatch, session } ) => {
		const departments = await calls.listDepartments( session.client ).catch( () => null );
		// Without them conversations still show theirs; they are asked for again with the next connection.
		if ( departments !== null ) {
			dispatch.departmentsReceived( departments );
		}
	};
}

/** Puts a conversation into another department, or changes how urgent it is, and offers to undo it. */
export function routeConversation( conversationId: string, changes: UpdateConversationRequest ): Thunk {
	return async ( { dispatch, select, session, registry, tools } ) =>
		tools.inTurn( conversationId, async () => {
			const before = select.findConversation( conversationId );
			const after = await dispatch.changeConversation( conversationId, () =>
				calls.updateConversation( session.client, conversationId, changes )
			);
			if ( ! before || ! after ) {
				return;
			}
			const previous: UpdateConversationRequest =
				changes.priority === undefined
					? { departmentId: before.department?.id ?? null }
					: { priority: before.priority };
			void registry.dispatch( snackbarStore ).showSnackbar( routedSentence( after, changes ), {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void dispatch.routeConversation( conversationId, previous ),
			} );
		} );
}

function routedSentence( { department, priority }: Conversation, changes: UpdateConversationRequest ): string {
	if ( changes.priority !== undefined ) {
		/* translators: %s: Low, Normal, High or Urgent. */
		return sprintf( __( 'Priority: %s.', 'veranda' ), priorityName( priority ) );
	}
	return department === null
		? __( 'The conversation is in no department now.', 'veranda' )
		: /* translators: %s: name of a department. */
			sprintf( __( 'The conversation is in “%s” now.', 'veranda' ), department.name );
}
