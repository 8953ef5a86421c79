import type { Thunk } from '../types';
import type { Draft } from './message-draft';

export const draftChanged = ( conversationId: string, draft: Draft ) =>
	( { type: 'DRAFT_CHANGED', conversationId, draft } ) as const;

/** Saves what is in the composer. */
export function changeDraft( conversationId: string, draft: Draft ): Thunk< void > {
	return ( { dispatch, session } ) => {
		dispatch.draftChanged( conversationId, draft );
		session.drafts.save( conversationId, draft );
	};
}

/** Switches the composer between reply and note; the text stays. */
export function chooseDraftKind( conversationId: string, kind: Draft[ 'kind' ] ): Thunk< void > {
	return ( { dispatch, select } ) =>
		void dispatch.changeDraft( conversationId, { ...select.getDraft( conversationId ), kind } );
}

/** Sends what is in the composer, and ends the conversation afterwards if asked. */
export function sendDraft( conversationId: string, { andClose = false } = {} ): Thunk< void > {
	return ( { dispatch, select, session, tools } ) => {
		const { text, kind } = select.getDraft( conversationId );
		if ( text.trim() === '' ) {
			return;
		}
		const { clientId } = session.outbox.add( { conversationId, content: { kind, body: text } } );
		void dispatch.changeDraft( conversationId, { text: '', kind } );
		tools.typingSigns.forgetTold( conversationId );
		if ( andClose ) {
			dispatch.closeAfterSending( clientId );
		}
	};
}
