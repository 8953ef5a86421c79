import type { useDispatch } from '@wordpress/data';
import type { ComponentType } from 'react';
import type { Conversation } from '../../../../../relay/protocol';
import type { store } from '../../../store';

/** What a command works with: how things stand at this moment. */
export interface CommandContext {
	/** The conversation that is open. */
	conversation: Conversation | null;
	currentAgentId: string;
	actions: ReturnType< typeof useDispatch< typeof store > >;
	/** Puts the cursor where one writes. */
	focusComposer(): void;
}

export interface DialogProps {
	conversation: Conversation | null;
	/** All that there are, also those that are not possible now. */
	commands: readonly Command[];
	onClose(): void;
}

/** Something an agent can do: by key, and by whatever button or menu entry it has. */
export interface Command {
	name: string;
	/** As a button or menu entry says it. */
	label(): string;
	/** Single keys, as the browser calls them. */
	keys?: string[];
	/** Keys that do it only in the list; elsewhere they are the browser's own. */
	listKeys?: string[];
	/** What the keys do, for the list of keys. */
	keyLabel?(): string;
	isPossible( context: CommandContext ): boolean;
	run?( context: CommandContext ): void;
	/** Is opened by the command, and closed when it is not possible any more. */
	Dialog?: ComponentType< DialogProps >;
	/** Puts a button into the conversation's header. */
	button?: {
		variant: 'primary' | 'secondary';
		/** When there is one, if not always when it is possible. */
		isShown?( context: CommandContext ): boolean;
	};
	/** Puts an entry into the conversation's menu. */
	isInMenu?: boolean;
}

/** Tells whether the open conversation has not ended. */
export function isActive( { conversation }: CommandContext ): boolean {
	return conversation !== null && conversation.state !== 'closed';
}
