import { ProblemError } from '../../../relay/client';
import { PROBLEMS, type ProblemCode } from '../../../relay/protocol';

/** Returns what a call throws that the relay refuses. */
export function makeProblem( code: ProblemCode, part = {} ): ProblemError {
	const [ status, title ] = PROBLEMS[ code ];
	return new ProblemError( { type: 'about:blank', title, status, code, detail: title, ...part } );
}
