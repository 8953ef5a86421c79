import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { moreVertical } from '../../../icons';
import { store } from '../../../store';
import type { Commands } from '../commands/use-commands';

interface Props {
	conversation: Conversation;
	commands: Commands;
}

/** The commands of the conversation, as buttons and in a menu. */
export function CommandButtons( { conversation: { id, state }, commands: { buttons, menu, run } }: Props ) {
	const pending = useSelect( ( select ) => select( store ).findPendingAction( id ), [ id ] );
	const isBusy = pending !== null;
	const isNew = useIsNew( state );

	return (
		<>
			{ buttons.map( ( command ) => (
				<Button
					key={ command.name }
					className={ command.isInMenu ? 'veranda-in-menu-too' : '' }
					variant={ command.button?.variant ?? 'secondary' }
					size="compact"
					{ ...( command.button?.icon && { icon: command.button.icon, label: command.label() } ) }
					isBusy={ pending === command.name }
					disabled={ isBusy || isNew }
					accessibleWhenDisabled
					onClick={ () => run( command ) }
				>
					{ command.button?.icon ? null : command.label() }
				</Button>
			) ) }
			{ menu.length > 0 && (
				<DropdownMenu icon={ moreVertical } label={ __( 'More actions', 'veranda' ) }>
					{ ( { onClose } ) => (
						<MenuGroup>
							{ menu.map( ( command ) => (
								<MenuItem
									key={ command.name }
									disabled={ isBusy }
									onClick={ () => {
										onClose();
										run( command );
									} }
								>
									{ command.label() }
								</MenuItem>
							) ) }
						</MenuGroup>
					) }
				</DropdownMenu>
			) }
		</>
	);
}

/** The second click of a double click comes within this time. */
const SAME_GESTURE_MS = 700;

/**
 * Tells whether a state has just come. Accepting puts "End" where "Accept" was: the second click of a double click, or one
 * aimed at a button that has just changed, must not end anything.
 */
function useIsNew( state: string ): boolean {
	const [ known, setKnown ] = useState( state );

	useEffect( () => {
		const timer = setTimeout( () => setKnown( state ), SAME_GESTURE_MS );
		return () => clearTimeout( timer );
	}, [ state ] );
	return state !== known;
}
