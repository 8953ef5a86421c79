import type { useDispatch } from '@wordpress/data';
import type { ComponentType, JSX } from 'react';
import type { Conversation } from '../../../../../relay/protocol';
import type { store } from '../../../store';

/** What a command can use: the current state and the store's actions. */
export interface CommandContext {
	/** The conversation that is open. */
	conversation: Conversation | null;
	currentAgentId: string;
	actions: ReturnType< typeof useDispatch< typeof store > >;
	/** Moves the focus to the composer, and returns it; null if none is shown. */
	focusComposer(): HTMLTextAreaElement | null;
}

export interface DialogProps {
	conversation: Conversation | null;
	/** All commands, also those that are not possible now. */
	commands: readonly Command[];
	onClose(): void;
}

/** Something an agent can do, by key, button or menu. */
export interface Command {
	name: string;
	/** The text of its button or menu entry. */
	label(): string;
	/** Single keys, by `KeyboardEvent.key`. */
	keys?: string[];
	/** Keys that work only in the list; elsewhere they belong to the browser. */
	listKeys?: string[];
	/** What the keys do, for the list of shortcuts; default: `label`. */
	keyLabel?(): string;
	isPossible( context: CommandContext ): boolean;
	run?( context: CommandContext ): void;
	/** Opened by the command; closed when the command is no longer possible, or when another conversation is opened. */
	Dialog?: ComponentType< DialogProps >;
	/** Its dialog is not about the open conversation: it stays when another one is opened. */
	isAboutInbox?: boolean;
	/** Adds a button to the conversation's header. */
	button?: {
		variant: 'primary' | 'secondary' | 'tertiary';
		/** Shown instead of the label, which becomes the tooltip. */
		icon?: JSX.Element;
		/** When to show it; default: whenever the command is possible. */
		isShown?( context: CommandContext ): boolean;
	};
	/** Adds an entry to the conversation's menu. */
	isInMenu?: boolean;
}

/** Tells whether the open conversation has not ended. */
export function isActive( { conversation }: CommandContext ): boolean {
	return conversation !== null && conversation.state !== 'closed';
}
