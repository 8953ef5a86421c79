import { noticeSentence } from '../../../../relay/client';
import { makeMessage } from '../../../../relay/client/fakes';
import { noticeSentences } from './notice-sentences';

test( 'a transfer is told of whoever passed the conversation on, not as if they had got it', () => {
	const author = { type: 'system', id: 'agent:5', name: 'Anna', avatarUrl: null } as const;
	const notice = makeMessage( 2, { kind: 'system', body: 'transferred', author } );

	expect( noticeSentence( notice, noticeSentences ) ).toBe( 'Anna passed the conversation on.' );
} );
