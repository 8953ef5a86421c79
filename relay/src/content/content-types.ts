import type { MessageContent, SentContent } from '../../protocol';
import type { Content, ContentType, SentContentType, StoredKind } from './content-type';
import { note } from './note';
import { record } from './record';
import { system } from './system';
import { text } from './text';

/** Every kind of content. A new one is a file and its line here, and its kind in the protocol. */
const CONTENT_TYPES = { text, note, record, system } satisfies Record< StoredKind, ContentType > &
	Record< SentContent[ 'kind' ], SentContentType >;

/** The columns of a message's row that hold its content. */
export const CONTENT_COLUMNS = [ 'kind', 'body' ] as const satisfies ReadonlyArray< keyof Content >;

/** Returns what there is to know of a kind. */
export const contentTypeOf = ( { kind }: Pick< Content, 'kind' > ): ContentType => CONTENT_TYPES[ kind ];

/** Reads the content of a request. */
export const readContent = ( sent: SentContent ): Content => CONTENT_TYPES[ sent.kind ].read( sent );

/** Whether two messages say the same. */
export const isSameContent = ( one: Content, other: Content ): boolean =>
	one.kind === other.kind && contentTypeOf( one ).isSame( one, other );

/** Presents the content of a message. */
export const presentContent = ( content: Content ): MessageContent => contentTypeOf( content ).present( content );

/** Lists the kinds that have a trait. */
export const kindsThat = ( trait: 'isInternal' | 'isWritten' | 'countsAsUnread' ): StoredKind[] =>
	( Object.keys( CONTENT_TYPES ) as StoredKind[] ).filter( ( kind ) => CONTENT_TYPES[ kind ][ trait ] );
