import type { DraftKind } from './draft-storage';

/** Unsent text in the composer; survives reloads. */
export interface Draft {
	text: string;
	kind: 'text' | 'note';
}

/** How messages that are being written are kept, one for each conversation. */
export const messageDraft: DraftKind< Draft > = {
	name: 'draft',
	isEmpty: ( { text } ) => text === '',
	read: ( stored ) => {
		const { text, kind } = ( stored ?? {} ) as Partial< Draft >;
		return typeof text === 'string' ? { text, kind: kind === 'note' ? 'note' : 'text' } : null;
	},
};
