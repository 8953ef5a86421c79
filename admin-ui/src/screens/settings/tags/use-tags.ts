import { useCallback, useEffect, useState } from '@wordpress/element';
import type { Tag } from '../../../../../relay/protocol';
import { calls, type AgentClient } from '../../../../../relay/client';
import { problemSentence } from '../../../problem-sentence';
import { useRelayClient } from '../use-relay-client';

/** The tags on their way from the relay. */
export type TagsReading =
	| { status: 'loading' }
	| { status: 'failed'; reason: string }
	| { status: 'ready'; tags: Tag[]; nextCursor: string | null };

export interface Tags {
	reading: TagsReading;
	client: AgentClient;
	/** Reads the first page again. */
	read(): void;
	readMore(): Promise< void >;
	rename( tag: Tag, name: string ): Promise< void >;
	/** Puts `into` in the place of `tag`. */
	merge( tag: Tag, into: string ): Promise< void >;
	remove( tag: Tag ): Promise< void >;
}

/** Keeps the relay's tags while they are looked after. Changes fail as the relay's client does. */
export function useTags( relayUrl: string ): Tags {
	const { client, tokens } = useRelayClient( relayUrl );
	const [ reading, setReading ] = useState< TagsReading >( { status: 'loading' } );

	const read = useCallback( () => {
		setReading( { status: 'loading' } );
		tokens.forgetFailure();
		calls.listTags( client ).then(
			( { tags, nextCursor } ) => setReading( { status: 'ready', tags, nextCursor } ),
			( error: unknown ) => setReading( { status: 'failed', reason: problemSentence( error ) } )
		);
	}, [ client, tokens ] );
	useEffect( read, [ read ] );

	/** Replaces some tags, and drops others. */
	const replace = ( changed: Tag[], goneId: string | null = null ) =>
		setReading( ( now ) =>
			now.status === 'ready'
				? {
						...now,
						tags: byName(
							now.tags
								.filter( ( { id } ) => id !== goneId )
								.map( ( tag ) => changed.find( ( { id } ) => id === tag.id ) ?? tag )
						),
					}
				: now
		);

	return {
		reading,
		client,
		read,
		readMore: async () => {
			const cursor = reading.status === 'ready' ? reading.nextCursor : null;
			if ( cursor === null ) {
				return;
			}
			const page = await calls.listTags( client, { cursor } );
			setReading( ( now ) =>
				// Asked twice, as by a double click, it is taken once.
				now.status === 'ready' && now.nextCursor === cursor
					? { ...now, tags: [ ...now.tags, ...page.tags ], nextCursor: page.nextCursor }
					: now
			);
		},
		rename: async ( tag, name ) => replace( [ await calls.renameTag( client, tag.id, { name } ) ] ),
		merge: async ( tag, into ) => replace( [ await calls.mergeTag( client, tag.id, { into } ) ], tag.id ),
		remove: async ( tag ) => {
			await calls.deleteTag( client, tag.id );
			replace( [], tag.id );
		},
	};
}

function byName( tags: Tag[] ): Tag[] {
	return [ ...tags ].sort( ( one, other ) => one.name.localeCompare( other.name ) );
}
