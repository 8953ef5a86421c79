import { NetworkError, ProblemError } from '../../../../relay/client/errors';
import { settled } from '../../../../relay/client/fakes';
import { PROBLEMS, type ProblemCode } from '../../../../relay/protocol/errors';
import { openChat } from '../core/fakes';

const problem = ( code: ProblemCode, retryAfterMs: number | null = null ) => {
	const [ status, title ] = PROBLEMS[ code ];
	return new ProblemError( { type: 'about:blank', title, status, code, detail: title }, retryAfterMs );
};

test.each( [
	[ 'nobody answers', undefined, /not here right now/ ],
	[ 'the network refuses', new NetworkError( 'unreachable' ), /not here right now/ ],
	[ 'the database is away', problem( 'db_unavailable' ), /not here right now/ ],
	[ 'a limit', problem( 'rate_limited', 90_000 ), /from your network.* within 2 minutes;.* leave a message/ ],
	[ 'a limit of a busy hour', problem( 'rate_limited', 605_000 ), /within 11 minutes/ ],
	[ 'the chat is off', problem( 'site_disabled' ), /switched off/ ],
	[ 'another origin', problem( 'origin_not_allowed' ), /on this page/ ],
	[ 'another site id', problem( 'not_found' ), /on this page/ ],
] )( 'the form says why there is no chat: %s', async ( _name, error, sentence ) => {
	const { chat, find } = await openChat();
	chat.dispatch( { type: 'session.ended', isForgotten: false } );
	chat.dispatch( { type: 'session.missed' } );
	chat.dispatch( { type: 'session.missed', error } );
	await settled();

	expect( find( '.left-message > p' ).textContent ).toMatch( sentence );
} );
