import { TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Tag } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { sprintf } from '../../../sprintf';
import { ChangeModal } from '../change/change-modal';
import { useChange } from '../change/use-change';
import { tagProblemSentence } from './tag-problem';

interface Props {
	tag: Tag;
	rename( tag: Tag, name: string ): Promise< void >;
	onClose(): void;
}

/** Asks for another name. */
export function RenameModal( { tag, rename, onClose }: Props ) {
	const [ name, setName ] = useState( tag.name );
	const { isBusy, problem, run } = useChange( onClose, tagProblemSentence );
	const trimmed = name.trim();

	return (
		<ChangeModal
			/* translators: %s: name of a tag. */
			title={ sprintf( __( 'Rename “%s”', 'veranda' ), tag.name ) }
			action={ __( 'Rename', 'veranda' ) }
			isBusy={ isBusy }
			isIncomplete={ trimmed === '' || trimmed === tag.name }
			error={ problem }
			onSubmit={ () =>
				run(
					() => rename( tag, trimmed ),
					/* translators: 1: old name of a tag. 2: its new name. */
					sprintf( __( '“%1$s” is now “%2$s”.', 'veranda' ), tag.name, trimmed )
				)
			}
			onClose={ onClose }
		>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Name', 'veranda' ) }
				help={ __( 'All conversations with this tag show the new name.', 'veranda' ) }
				value={ name }
				maxLength={ LIMITS.tagNameCharacters }
				dir="auto"
				onChange={ setName }
			/>
		</ChangeModal>
	);
}
