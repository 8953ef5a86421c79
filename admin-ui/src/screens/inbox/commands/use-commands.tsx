import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
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
export function useCommands(
	conversation: Conversation | null,
	focusComposer: CommandContext[ 'focusComposer' ]
): Commands {
	const [ opened, setOpened ] = useState< { command: Command; conversationId: string | null } | null >( null );
	const currentAgentId = useSelect( ( select ) => select( store ).getCurrentAgentId(), [] );
	const actions = useDispatch( store );
	const context: CommandContext = { conversation, currentAgentId, actions, focusComposer };

	const possible = commands.filter( ( command ) => command.isPossible( context ) );
	const conversationId = conversation?.id ?? null;
	const isPossible = opened !== null && possible.includes( opened.command );
	// Whoever goes back to another conversation must not transfer or tag that one instead.
	const isSame = opened?.conversationId === conversationId || opened?.conversationId === null;
	const Dialog = isPossible && ( isSame || opened.command.isAboutInbox ) ? opened.command.Dialog : undefined;

	useEffect( () => {
		if ( ! Dialog ) {
			// Otherwise it would come back by itself with the next conversation.
			setOpened( null );
		}
	}, [ Dialog ] );

	return {
		possible,
		buttons: possible.filter( ( { button } ) => button && ( button.isShown?.( context ) ?? true ) ),
		menu: possible.filter( ( { isInMenu } ) => isInMenu ),
		run: ( command ) => {
			command.run?.( context );
			if ( command.Dialog ) {
				setOpened( { command, conversationId } );
			}
		},
		dialog: Dialog && (
			<Dialog conversation={ conversation } commands={ commands } onClose={ () => setOpened( null ) } />
		),
	};
}
