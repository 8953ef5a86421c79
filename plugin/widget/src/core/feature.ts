import type { ComponentType } from 'preact';
import type { Message } from '../../../../relay/protocol';
import type { State } from '../features';
import type { Chat } from './chat';
import type { WidgetEvent } from './events';

/** What every view gets: what to show, and what can be done. */
export interface ViewProps {
	state: State;
	chat: Chat;
}

/**
 * A place in the window that features fill.
 * - `screen`: everything below the header; the first that is shown has it to itself
 * - `bar`: above the messages
 * - `welcome`: before the first message
 * - `card`: below the last message
 * - `foot`: where one writes; the first that is shown has it to itself
 * - `tool`: in the composer, beside the field
 * - `ended`: after the end of a conversation, above the way to a new one
 * - `sheet`: over the conversation, from below
 * - `menu`: in the header's menu, each a link or a button
 */
export type Slot = 'screen' | 'bar' | 'welcome' | 'card' | 'foot' | 'tool' | 'ended' | 'sheet' | 'menu';

/** One thing that a feature shows. */
export interface Part {
	slot: Slot;
	view: ComponentType< ViewProps >;
	/** Place among the parts of the same slot: low ones come first. */
	order: number;
	/** Absent: always. */
	isShown?( state: State, chat: Chat ): boolean;
	/** For a `screen`: the second line of the header, which says otherwise who is there. */
	headline?(): string;
}

/** What the view of a message's content gets. */
export interface ContentProps {
	body: string;
	/** null: not stored yet. */
	message: Message | null;
}

/** For each event that matters: returns the slice after it, given the whole state before it. Pure. */
export type Reducers< Slice > = {
	[ Type in WidgetEvent[ 'type' ] ]?: (
		slice: Slice,
		event: Extract< WidgetEvent, { type: Type } >,
		state: State
	) => Slice;
};

/**
 * What a feature brings; `features.ts` lists them all. `Slice` is its part of the state, `state.<name in the list>`.
 * What the first message does not need is loaded when it is shown: `view: lazy( … )`.
 */
export interface Feature< Slice extends object = object > {
	/** Its part of the state before anything has happened. */
	initial: Slice;
	/** What it remembers is about the page, not about the visitor: it stays when their session ends. */
	outlivesSession?: boolean;
	/** What becomes of its part of the state when something has happened. */
	reduce?: Reducers< Slice >;
	/** Called once, when the chat is first opened: sets up what is to be done about events (`chat.onEvent`). */
	start?( chat: Chat ): void;
	/** Takes back what is open on top, such as a menu, when Escape is pressed. Returns whether there was anything. */
	escape?( chat: Chat ): boolean;
	parts?: Part[];
	/** Shows the content of messages by their kind; what has no view is shown as text. */
	contents?: Record< string, ComponentType< ContentProps > >;
}
