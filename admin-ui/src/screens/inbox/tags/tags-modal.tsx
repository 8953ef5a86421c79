import { Button, FormTokenField, Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../../../relay/client';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { store } from '../../../store';
import type { DialogProps } from '../commands/command';
import { tidyName, tidyTags } from './tidy-tags';

/** Edits the tags of a conversation. Each change is stored at once. */
export function TagsModal( { conversation, onClose }: DialogProps ) {
	const id = conversation?.id ?? '';
	const { tags, names } = useSelect(
		( select ) => ( { tags: select( store ).getTags( id ), names: select( store ).getTagNames() } ),
		[ id ]
	);
	const { changeTags } = useDispatch( store );
	const field = useRef< HTMLDivElement >( null );

	const closeOnEscape = ( { key, target, nativeEvent }: KeyboardEvent ) => {
		// The field keeps every Escape to itself; only the first one, which closes the suggestions, is its own.
		const hasSuggestions = ( target as HTMLElement ).getAttribute( 'aria-expanded' ) === 'true';
		if ( key === 'Escape' && ! hasSuggestions && ! isComposing( nativeEvent ) ) {
			onClose();
		}
	};

	// By itself the dialog would focus its close button.
	useEffect( () => field.current?.querySelector( 'input' )?.focus(), [] );

	return (
		<Modal
			title={ __( 'Tags', 'veranda' ) }
			size="medium"
			className="veranda-tags-modal"
			focusOnMount={ false }
			onKeyDown={ closeOnEscape }
			onRequestClose={ onClose }
		>
			<div ref={ field } className="veranda-tags-field">
				<FormTokenField
					label={ __( 'Tags of this conversation', 'veranda' ) }
					value={ [ ...tags ] }
					suggestions={ [ ...names ] }
					maxLength={ LIMITS.tagsPerConversation }
					saveTransform={ tidyName }
					onChange={ ( typed ) =>
						void changeTags(
							id,
							tidyTags(
								typed.map( ( each ) => ( typeof each === 'string' ? each : each.value ) ),
								names
							)
						)
					}
					tokenizeOnBlur
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			</div>
			<p className="veranda-hint">
				{ __( 'Everybody who answers chats sees tags. Visitors never do.', 'veranda' ) }
			</p>
			<Button variant="primary" __next40pxDefaultSize onClick={ onClose }>
				{ __( 'Done', 'veranda' ) }
			</Button>
		</Modal>
	);
}
