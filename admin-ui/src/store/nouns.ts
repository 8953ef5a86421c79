/*
 * The store's nouns, one folder each: its state with the reducer, actions, selectors, and effects, which react to
 * events and to the session.
 */
export * as agents from './agents';
export * as alerts from './alerts';
export * as announcements from './announcements';
export * as blocks from './blocks';
export * as cannedResponses from './canned-responses';
export * as connection from './connection';
export * as conversations from './conversations';
export * as departments from './departments';
export * as drafts from './drafts';
export * as leads from './leads';
export * as lists from './lists';
export * as messages from './messages';
export * as outbox from './outbox';
export * as pageViews from './page-views';
export * as savedViews from './saved-views';
export * as search from './search';
export * as tags from './tags';
export * as typing from './typing';
export * as visitorDetails from './visitor-details';
export * as visitors from './visitors';
