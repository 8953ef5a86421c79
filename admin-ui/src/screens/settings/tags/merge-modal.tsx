import { ComboboxControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { calls, type AgentClient } from '../../../../../relay/client';
import type { Tag } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { sprintf } from '../../../sprintf';
import { ChangeModal } from '../change/change-modal';
import { useChange } from '../change/use-change';
import { countSentence } from './tag-row';
import { tagProblemSentence } from './tag-problem';

interface Props {
	tag: Tag;
	client: AgentClient;
	merge( tag: Tag, into: string ): Promise< void >;
	onClose(): void;
}

/** Asks which tag takes the place of this one, and says what that means. */
export function MergeModal( { tag, client, merge, onClose }: Props ) {
	const { others, failure, find } = useOtherTags( client, tag );
	const [ into, setInto ] = useState< Tag | null >( null );
	const { isBusy, problem, run } = useChange( onClose, tagProblemSentence );

	return (
		<ChangeModal
			/* translators: %s: name of a tag. */
			title={ sprintf( __( 'Merge “%s” into another tag', 'veranda' ), tag.name ) }
			action={ __( 'Merge', 'veranda' ) }
			isDestructive
			isBusy={ isBusy }
			isIncomplete={ into === null }
			error={ problem ?? failure }
			onSubmit={ () =>
				into &&
				run(
					() => merge( tag, into.id ),
					/* translators: 1: name of a tag that is gone. 2: name of the tag in its place. */
					sprintf( __( '“%1$s” has been merged into “%2$s”.', 'veranda' ), tag.name, into.name )
				)
			}
			onClose={ onClose }
		>
			<ComboboxControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Tag that stays', 'veranda' ) }
				value={ into?.id ?? null }
				options={ others.map( ( { id, name } ) => ( { value: id, label: name } ) ) }
				onChange={ ( id ) => setInto( others.find( ( other ) => other.id === id ) ?? null ) }
				onFilterValueChange={ find }
			/>
			{ into && (
				<p>
					{ sprintf(
						/* translators: 1: name of a tag. 2: how many conversations have it, for example "3 conversations". 3: name of another tag. */
						__(
							'Every conversation with “%1$s” (%2$s) gets “%3$s” in its place, and “%1$s” is deleted. This cannot be undone.',
							'veranda'
						),
						tag.name,
						countSentence( tag ),
						into.name
					) }
				</p>
			) }
		</ChangeModal>
	);
}

/** Finds the other tags by the beginning of their names: there may be more than one page of them. */
function useOtherTags( client: AgentClient, tag: Tag ) {
	const [ beginning, setBeginning ] = useState( '' );
	const [ others, setOthers ] = useState< Tag[] >( [] );
	const [ failure, setFailure ] = useState< string | null >( null );

	useEffect( () => {
		const controller = new AbortController();
		const { signal } = controller;
		calls.listTags( client, beginning === '' ? {} : { q: beginning }, { signal } ).then(
			( { tags } ) => {
				setFailure( null );
				setOthers( tags.filter( ( { id } ) => id !== tag.id ) );
			},
			// What was given up for a newer question has not failed.
			( error: unknown ) => signal.aborted || setFailure( problemSentence( error ) )
		);
		return () => controller.abort();
	}, [ client, tag.id, beginning ] );

	return { others, failure, find: setBeginning };
}
