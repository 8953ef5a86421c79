import { session } from './session';
import { composer } from './composer';
import { connection } from './connection';
import { consent } from './consent';
import { conversation } from './conversation';
import { header } from './header';
import { introduction } from './introduction';
import { launcher } from './launcher';
import { leftMessage } from './left-message';
import type { LaterFeatures } from './later-features';
import { prechat } from './prechat';
import { resume } from './resume';
import { waiting } from './waiting';
import { welcome } from './welcome';
import { chatWindow } from './window';

/**
 * What the chat consists of until somebody answers. A new feature is a folder and a line here, or in
 * `later-features.ts`; `core/feature.ts` says what it may bring.
 */
export const features = {
	window: chatWindow,
	launcher,
	header,
	session,
	connection,
	consent,
	conversation,
	composer,
	welcome,
	waiting,
	introduction,
	leftMessage,
	prechat,
	resume,
};

type Slices< Features extends Record< string, { initial: object } > > = {
	[ Name in keyof Features ]: Features[ Name ][ 'initial' ];
};

/** What each feature remembers, by its name in the list. What a later one remembers is for itself: it may not be there yet. */
export type State = Slices< typeof features > & Slices< LaterFeatures >;
