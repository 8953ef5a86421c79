import { AccessEndedError, NetworkError, ProblemError } from '../../relay/client';
import { PROBLEMS, type ProblemCode } from '../../relay/protocol/errors';
import { problemSentence } from './problem-sentence';

const problem = ( code: ProblemCode ) => {
	const [ status, title ] = PROBLEMS[ code ];
	return new ProblemError( { type: 'about:blank', title, status, code, detail: title } );
};

test( 'a limit, a refusal and each kind of outage have sentences of their own', () => {
	const sentences = [
		new AccessEndedError(),
		new NetworkError( 'unreachable' ),
		new NetworkError( 'timeout' ),
		new NetworkError( 'unreadable', { status: 502 } ),
		problem( 'rate_limited' ),
		problem( 'forbidden' ),
		problem( 'site_disabled' ),
		problem( 'db_unavailable' ),
		problem( 'shutting_down' ),
		new Error( 'x' ),
	].map( problemSentence );

	expect( new Set( sentences ).size ).toBe( sentences.length );
	expect( problemSentence( new NetworkError( 'unreadable', { status: 502 } ) ) ).toContain( '502' );
} );
