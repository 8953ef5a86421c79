import { act, screen } from '@testing-library/react';
import { ProblemError } from '../../../../../../relay/client';
import { settled } from '../../../../../../relay/client/fakes';
import type { Problem, ProblemCode, VisitorDetails, VisitorNote } from '../../../../../../relay/protocol';
import { snackbarStore } from '../../../../snackbars/store';
import type { Session } from '../../../../store/session/session';
import { makeConversation, makeId, makeSession, START } from '../../../../test-support/make';
import { renderWithStore } from '../../../../test-support/render';
import { VisitorFacts } from '../panes/visitor-facts';
import { VisitorNotes } from '../panes/visitor-notes';

export const anna = { id: 'agent:7', name: 'Anna', avatarUrl: null };

export function refusal( code: ProblemCode, status: number, more: Partial< Problem > = {} ) {
	return new ProblemError( { type: 'about:blank', title: '', status, code, detail: 'Look again.', ...more } );
}

export function makeNote( part: Partial< VisitorNote > = {} ): VisitorNote {
	return {
		id: makeId( 'n' ),
		clientId: makeId( 'k' ),
		body: 'Prefers mail',
		author: anna,
		createdAt: START,
		...part,
	};
}

/** Shows a visitor, at a relay with these answers; `before`: whose drafts there are. */
export async function show( details: VisitorDetails, answers: Record< string, jest.Mock > = {}, before?: Session ) {
	const getVisitor = answers.GET ?? jest.fn( async () => ( { visitor: details } ) );
	const connection = makeSession( {
		'GET /v1/visitors/:id': getVisitor,
		'PATCH /v1/visitors/:id': ( { body }: { body: object } ) => answers.PATCH?.( body ),
		'POST /v1/visitors/:id/notes': ( { body }: { body: object } ) => answers.POST?.( body ),
		'DELETE /v1/visitors/:id/notes/[^/]+': answers.DELETE ?? jest.fn(),
	} as never );
	Object.assign( connection.session, before && { visitorDrafts: before.visitorDrafts } );
	const shown = renderWithStore(
		<>
			<VisitorFacts conversation={ makeConversation( { visitor: baseOf( details ) } ) } />
			<VisitorNotes conversation={ makeConversation( { visitor: baseOf( details ) } ) } />
		</>,
		[ ( actions ) => actions.connect() ],
		connection
	);
	await act( settled );
	const snackbars = () => shown.registry.select( snackbarStore ).getSnackbars();
	return { ...shown, getVisitor, snackbars };
}

export function baseOf( { phone: _p, company: _c, fields: _f, edits: _e, notes: _n, ...visitor }: VisitorDetails ) {
	return visitor;
}

export const edit = () => screen.getByRole( 'button', { name: 'Edit the visitor' } );
export const field = ( name: string ) => screen.getByRole( 'textbox', { name } );
