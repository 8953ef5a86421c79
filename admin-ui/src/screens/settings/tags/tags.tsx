import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Tag } from '../../../../../relay/protocol';
import { useKeptFocus } from '../change/use-kept-focus';
import { ReadingState } from '../reading-state';
import { DeleteModal } from './delete-modal';
import { MergeModal } from './merge-modal';
import { RenameModal } from './rename-modal';
import { tagProblemSentence } from './tag-problem';
import { TagRow } from './tag-row';
import { useTags } from './use-tags';

interface Props {
	relayUrl: string;
}

/** What is being done with a tag. */
interface Task {
	kind: 'rename' | 'merge' | 'delete';
	tag: Tag;
}

/** Lists the tags with their number of conversations, to be renamed, merged and deleted. */
export function Tags( { relayUrl }: Props ) {
	const { reading, client, read, readMore, rename, merge, remove } = useTags( relayUrl );
	const [ task, setTask ] = useState< Task | null >( null );
	const [ moreError, setMoreError ] = useState< string | null >( null );
	const list = useRef< HTMLUListElement >( null );
	useKeptFocus( list, task !== null );

	if ( reading.status !== 'ready' ) {
		return <ReadingState reading={ reading } loading={ __( 'Loading the tags', 'veranda' ) } onRetry={ read } />;
	}
	if ( reading.tags.length === 0 ) {
		return (
			<p className="veranda-hint">
				{ __( 'There are no tags yet. Agents add them to conversations in the inbox.', 'veranda' ) }
			</p>
		);
	}
	const close = () => setTask( null );
	return (
		<>
			<ul className="veranda-tag-list" ref={ list } tabIndex={ -1 } aria-label={ __( 'Tags', 'veranda' ) }>
				{ reading.tags.map( ( tag ) => (
					<TagRow
						key={ tag.id }
						tag={ tag }
						isOnly={ reading.tags.length === 1 }
						onTask={ ( kind ) => setTask( { kind, tag } ) }
					/>
				) ) }
			</ul>
			{ reading.nextCursor !== null && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => {
						setMoreError( null );
						readMore().catch( ( error: unknown ) => setMoreError( tagProblemSentence( error ) ) );
					} }
				>
					{ __( 'Show more tags', 'veranda' ) }
				</Button>
			) }
			{ moreError !== null && (
				<p className="veranda-field-error" role="alert">
					{ moreError }
				</p>
			) }
			{ task?.kind === 'rename' && <RenameModal tag={ task.tag } rename={ rename } onClose={ close } /> }
			{ task?.kind === 'merge' && (
				<MergeModal tag={ task.tag } client={ client } merge={ merge } onClose={ close } />
			) }
			{ task?.kind === 'delete' && <DeleteModal tag={ task.tag } remove={ remove } onClose={ close } /> }
		</>
	);
}
