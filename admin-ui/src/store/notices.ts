import type { InboxAction } from './actions';
import type { Thunk } from './thunk';

/** Carries out a plain action: for the session, which knows what happened. */
export function happen( action: InboxAction ): InboxAction {
	return action;
}

let noticeCount = 0;

/** Shows a sentence at the lower edge of the screen for a while. */
export function notify( content: string, reopens?: string ): Thunk< void > {
	return ( { dispatch } ) => {
		noticeCount += 1;
		const id = `notice-${ noticeCount }`;
		dispatch( { type: 'NOTICE_ADDED', notice: { id, content, ...( reopens && { reopens } ) } } );
	};
}

/** Takes a sentence away. */
export function removeNotice( id: string ): InboxAction {
	return { type: 'NOTICE_REMOVED', id };
}
