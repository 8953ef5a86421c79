/** A failure that one sentence explains: it is shown without a stack trace. */
export class Problem extends Error {
	override readonly name = 'Problem';
}
