import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import type { Conversation } from '../../../../../relay/protocol';
import { store } from '../../../store';
import { commands } from '.';
import type { Command, CommandContext } from './command';

export interface Commands {
	/** Commands that are possible now. */
	possible: Command[];
	/** Those with a button or a menu entry. */
	buttons: Command[];
	menu: Command[];
	run( command: Command ): void;
	/** The dialog of the last command, if open. */
	dialog: ReactNode;
}

/** Returns what the agent can do right now. */
export function useCommands( conversation: Conversation | null, focusComposer: () => void ): Commands {
	const [ opened, setOpened ] = useState< Command | null >( null );
	const currentAgentId = useSelect( ( select ) => select( store ).getCurrentAgentId(), [] );
	const actions = useDispatch( store );
	const context: CommandContext = { conversation, currentAgentId, actions, focusComposer };

	const possible = commands.filter( ( command ) => command.isPossible( context ) );
	const Dialog = opened && possible.includes( opened ) ? opened.Dialog : undefined;

	return {
		possible,
		buttons: possible.filter( ( { button } ) => button && ( button.isShown?.( context ) ?? true ) ),
		menu: possible.filter( ( { isInMenu } ) => isInMenu ),
		run: ( command ) => {
			command.run?.( context );
			if ( command.Dialog ) {
				setOpened( command );
			}
		},
		dialog: Dialog && (
			<Dialog conversation={ conversation } commands={ commands } onClose={ () => setOpened( null ) } />
		),
	};
}
