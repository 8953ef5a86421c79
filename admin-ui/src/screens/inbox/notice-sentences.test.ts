import { noticeSentence } from '../../../../relay/client';
import { makeMessage } from '../../../../relay/client/fakes';
import { noticeSentences } from './notice-sentences';

test.each( [
	[ 'agent_joined', 'Anna joined the conversation.' ],
	// To whom was not kept at first.
	[ 'transferred', 'Anna passed the conversation on.' ],
	[ 'returned_to_queue', 'Anna put the conversation back in the queue.' ],
	[ 'agent_absent', 'Anna was away, so the conversation went back to the queue.' ],
	[ 'closed_by_visitor', 'The visitor ended the conversation.' ],
	[ 'closed_by_agent', 'Anna ended the conversation.' ],
	[ 'reopened', 'Anna reopened the conversation.' ],
	[ 'reopened_by_visitor', 'Reopened by the visitor.' ],
	[ 'left_while_away', 'This message was left while the chat could not be reached.' ],
	[
		'hidden_field_filled',
		'A field that people do not see was filled in. That may have been a program that sends unwanted messages, or a password manager.',
	],
	[ 'from_a_later_version', 'Something about this conversation changed.' ],
] )( 'the notice %s becomes a sentence', ( body, sentence ) => {
	const author = { type: 'system', id: 'agent:5', name: 'Anna', avatarUrl: null } as const;
	const notice = makeMessage( 2, { kind: 'system', body, author } );

	expect( noticeSentence( notice, noticeSentences ) ).toBe( sentence );
} );

test( 'what was passed on names who gave it and who got it', () => {
	const author = { type: 'system', id: 'agent:5', name: 'Anna', avatarUrl: null } as const;
	const recipient = { id: 'agent:6', name: 'Ben', avatarUrl: null };
	const notice = makeMessage( 2, { kind: 'system', body: 'transferred', author, recipient } );

	expect( noticeSentence( notice, noticeSentences ) ).toBe( 'Anna passed the conversation to Ben.' );
} );
