import { __ } from '@wordpress/i18n';
import type { Tag } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { ChangeModal } from '../change/change-modal';
import { useChange } from '../change/use-change';
import { countSentence } from './tag-row';
import { tagProblemSentence } from './tag-problem';

interface Props {
	tag: Tag;
	remove( tag: Tag ): Promise< void >;
	onClose(): void;
}

/** Asks before a tag is taken from all conversations. */
export function DeleteModal( { tag, remove, onClose }: Props ) {
	const { isBusy, problem, run } = useChange( onClose, tagProblemSentence );

	return (
		<ChangeModal
			/* translators: %s: name of a tag. */
			title={ sprintf( __( 'Delete “%s”', 'veranda' ), tag.name ) }
			action={ __( 'Delete', 'veranda' ) }
			isDestructive
			isBusy={ isBusy }
			error={ problem }
			onSubmit={ () =>
				run(
					() => remove( tag ),
					/* translators: %s: name of a tag. */
					sprintf( __( '“%s” has been deleted.', 'veranda' ), tag.name )
				)
			}
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: 1: name of a tag. 2: how many conversations have it, for example "3 conversations". */
					__(
						'“%1$s” is removed from every conversation that has it (%2$s). The conversations themselves stay. This cannot be undone.',
						'veranda'
					),
					tag.name,
					countSentence( tag )
				) }
			</p>
		</ChangeModal>
	);
}
