/** A failure that one sentence explains: the sentence is shown without a stack. */
export class Problem extends Error {
	override readonly name = 'Problem';
}
