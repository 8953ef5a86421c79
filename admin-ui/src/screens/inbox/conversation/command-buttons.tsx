import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
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
	const guard = useDoubleClickGuard( state );
	const isBusy = pending !== null;

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
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ guard( () => run( command ) ) }
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
 * Accepting puts "End" where "Accept" was. The second click of a double click, or one aimed at a button that has just
 * changed, must not end anything.
 */
function useDoubleClickGuard( state: string ): ( action: () => void ) => () => void {
	const shown = useRef( { state, since: -Infinity } );

	useEffect( () => {
		if ( shown.current.state !== state ) {
			shown.current = { state, since: Date.now() };
		}
	}, [ state ] );
	return ( action ) => () => {
		if ( Date.now() - shown.current.since > SAME_GESTURE_MS ) {
			action();
		}
	};
}
