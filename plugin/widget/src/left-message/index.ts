import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';

export interface LeftMessageState {
	/** The form stays until whoever writes or reads there goes to the chat, even if the relay is back. */
	isShown: boolean;
	/** The relay answers again meanwhile. */
	isBack: boolean;
	/** Why the chat cannot be used, if it is known. */
	error?: unknown;
	/** Something was typed into the form. */
	isBegun: boolean;
	step: 'writing' | 'sending' | 'sent' | 'failed';
	/** The site's own sentence about what failed, if it gave one. */
	problem: string;
}

export const noLeftMessage: LeftMessageState = {
	isShown: false,
	isBack: false,
	isBegun: false,
	step: 'writing',
	problem: '',
};

/** Takes a message by way of WordPress while the relay is away. */
export const leftMessage: Feature< LeftMessageState > = {
	initial: noLeftMessage,
	outlivesSession: true,
	reduce: {
		'session.missed': ( slice, { error }, { session } ) => ( {
			...slice,
			error,
			isShown: slice.isShown || session.phase === 'opening',
		} ),
		'session.begun': ( slice ) =>
			slice.isBegun || slice.step !== 'writing' ? { ...slice, isBack: true } : noLeftMessage,
		'session.ended': ( slice, { isForgotten } ) => ( isForgotten ? noLeftMessage : { ...slice, isBack: false } ),
	},
	parts: [
		{
			slot: 'screen',
			view: lazy( async () => ( await import( './left-message-form' ) ).LeftMessageForm ),
			order: 5,
			isShown: ( state ) => state.leftMessage.isShown,
			headline: () => __( 'Leave us a message.', 'veranda' ),
		},
	],
};
