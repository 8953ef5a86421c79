/**
 * Limits that both ends of the wire know, so that a client can warn before the
 * relay refuses. Sizes of text are in UTF-16 code units unless a name says bytes.
 */
export const LIMITS = {
	/** Longest message body, in characters. */
	messageCharacters: 8_000,
	/** Longest message body, in bytes of UTF-8. */
	messageBytes: 32_768,
	/** A conversation carries the beginning of its last message: up to so many characters. */
	previewCharacters: 300,
	/** Largest JSON request body, in bytes. */
	requestBytes: 65_536,
	/** Deepest nesting of a JSON request body. */
	requestDepth: 10,
	nameCharacters: 100,
	emailCharacters: 254,
	phoneCharacters: 40,
	titleCharacters: 300,
	urlCharacters: 2_000,
	searchCharacters: 200,
	/** Of what is searched for: terms that count, the first ones. */
	searchTerms: 20,
	searchHitsPerPage: 100,
	/** Different words of one message, or of who wrote it, that can be found: the first ones. */
	searchWordsPerMessage: 2_000,
	ratingCommentCharacters: 2_000,
	/** Characters of a half-typed message that agents may see. */
	typingPreviewCharacters: 500,
	/** Bytes of one page of messages or conversations: then it ends early, and more pages follow. */
	pageBytes: 524_288,
	/** Messages in one page of history. */
	messagesPerPage: 100,
	/** Conversations in one page of a list: so that an inbox has its whole queue after one or two of them. */
	conversationsPerPage: 250,
	/** A visitor's own conversations in one page. */
	ownConversationsPerPage: 50,
	/** Messages that one page of a visitor's search looks through, the newest of each conversation. */
	messagesSearched: 1_000,
	tagNameCharacters: 50,
	tagsPerConversation: 20,
	tagsPerPage: 100,
	/** A tag's conversations are counted up to here. */
	tagsCounted: 1_000,
	/** Canned responses that all agents share, and of one agent besides. */
	sharedCannedResponses: 1_000,
	ownCannedResponses: 500,
	cannedResponsesPerPage: 100,
	cannedShortcutCharacters: 50,
	cannedTitleCharacters: 100,
	cannedFolderCharacters: 50,
	cannedLanguageCharacters: 35,
	/** Visitors who are blocked at a time, and the longest block that ends by itself: a year. */
	blocks: 500,
	blockMinutes: 525_600,
	/** Of what an agent says about why they did something. */
	reasonCharacters: 200,
	/** Saved views that all agents share, and of one agent besides; the filters of one; the highest number they are put in order by. */
	savedViews: 50,
	savedViewNameCharacters: 50,
	savedViewFilters: 20,
	savedViewOrder: 999,
	/** Conversations in one file. */
	exportedConversations: 250,
	departments: 50,
	departmentNameCharacters: 100,
	/** The highest number that departments are put in order by. */
	departmentOrder: 999,
	/** Of opening hours: spans of one day, days with hours of their own, and characters of what those are called. */
	hoursSpansPerDay: 6,
	hoursExceptions: 60,
	hoursExceptionNameCharacters: 60,
	/** Characters of an answer on one line, and on several, in the form before the chat. */
	prechatLineCharacters: 200,
	prechatParagraphCharacters: 2_000,
	/** Characters of what visitors agree to in that form. */
	prechatConsentCharacters: 300,
	/** Fields of that form, and options of one of them. */
	prechatFields: 20,
	prechatOptions: 20,
	leadsPerPage: 100,
	/** Page views that are kept of one visitor, and in one page of them. */
	pageViewsPerVisitor: 100,
	pageViewsPerPage: 100,
	companyCharacters: 100,
	/** Fields that agents give to one visitor, and characters of a field's name and of what is in it. */
	visitorFields: 20,
	visitorFieldNameCharacters: 50,
	visitorFieldCharacters: 500,
	/** Notes about one visitor, and characters of one. */
	visitorNotes: 50,
	visitorNoteCharacters: 2_000,
	/** Edits of one visitor of which it is kept who made them. */
	visitorEdits: 100,
	/** Events replayed to a stream that resumes; more than this is a `reset`. */
	replayedEvents: 500,
	/** Milliseconds between two heartbeats of a stream. */
	heartbeatMs: 15_000,
	/** Milliseconds after which a typing indicator goes out by itself. */
	typingMs: 6_000,
} as const;
