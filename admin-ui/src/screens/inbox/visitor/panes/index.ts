import { EarlierConversations } from './earlier-conversations';
import { EnteredAnswers } from './entered-answers';
import { Routing } from '../../routing/routing';
import { PageTrail } from './page-trail';
import type { Pane } from './pane';
import { VisitorNotes } from './visitor-notes';
import { VisitorFacts } from './visitor-facts';

/** The parts of the visitor's column, from top to bottom. */
export const panes: readonly Pane[] = [
	{ name: 'facts', Content: VisitorFacts },
	{ name: 'notes', Content: VisitorNotes },
	{ name: 'page-trail', Content: PageTrail },
	{ name: 'routing', Content: Routing },
	{ name: 'entered-answers', Content: EnteredAnswers },
	{ name: 'earlier-conversations', Content: EarlierConversations },
];
