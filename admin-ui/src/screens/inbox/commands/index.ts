import { alerts } from '../alerts/alerts';
import { block, blockedVisitors } from '../blocks/block-commands';
import { cannedResponses, insertResponse } from '../canned-responses/canned-responses-command';
import { tags } from '../tags/tags-command';
import { accept } from './accept';
import { askToClose } from './ask-to-close';
import { close } from './close';
import type { Command } from './command';
import { copyLink } from './copy-link';
import { help } from './help';
import { nextConversation, previousConversation } from './move';
import { reopen } from './reopen';
import { returnToQueue } from './return-to-queue';
import { markSpam, unmarkSpam } from '../set-aside/spam-commands';
import { endSnooze, snooze } from '../set-aside/snooze-commands';
import { takeOver } from './take-over';
import { printTranscript, saveTranscript } from './transcript';
import { transfer } from './transfer';
import { note, reply } from './write';

/** All commands, in the order of the menu, the header and the list of shortcuts. */
export const commands: readonly Command[] = [
	nextConversation,
	previousConversation,
	reply,
	note,
	insertResponse,
	accept,
	reopen,
	tags,
	transfer,
	takeOver,
	returnToQueue,
	snooze,
	endSnooze,
	markSpam,
	unmarkSpam,
	block,
	copyLink,
	saveTranscript,
	printTranscript,
	close,
	askToClose,
	cannedResponses,
	blockedVisitors,
	alerts,
	help,
];
