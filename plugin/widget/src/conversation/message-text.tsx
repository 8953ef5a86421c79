import type { ContentProps } from '../core/feature';
import { lazy, type MissingProps } from '../core/lazy';

/** Every address has one of these; most messages have none. */
const ADDRESS = /:\/\/|www\.|tel:|@/i;

const LinkedText = lazy( async () => ( await import( './linked-text' ) ).LinkedText, PlainText );

/** What a person wrote. Never HTML. */
export function MessageText( props: ContentProps ) {
	return ADDRESS.test( props.body ) ? <LinkedText { ...props } /> : <>{ props.body }</>;
}

/** The same without links, until they are there. It is announced with them, and so only once. */
function PlainText( { body, hasFailed }: ContentProps & MissingProps ) {
	return <span aria-hidden={ ! hasFailed }>{ body }</span>;
}
