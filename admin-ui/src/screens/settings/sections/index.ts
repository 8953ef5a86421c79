import { agents } from './agents';
import { answerMails } from './answer-mails';
import { appearance } from './appearance';
import { departments } from './departments';
import { general } from './general';
import { leftMessages } from './left-messages';
import { looks } from './looks';
import { missedChats } from './missed-chats';
import { openingHours } from './opening-hours';
import { placement } from './placement';
import { prechat } from './prechat';
import { privacy } from './privacy';
import { rating } from './rating';
import { relay } from './relay';
import type { Section } from './section';
import { tags } from './tags';
import { texts } from './texts';
import { transfer } from './transfer';
import { waiting } from './waiting';

/** The cards in the order in which they stand in their groups; a new one adds its line here. */
export const SECTIONS: Section[] = [
	general,
	relay,
	appearance,
	looks,
	texts,
	placement,
	openingHours,
	prechat,
	agents,
	waiting,
	leftMessages,
	missedChats,
	answerMails,
	rating,
	privacy,
	departments,
	tags,
	transfer,
];
