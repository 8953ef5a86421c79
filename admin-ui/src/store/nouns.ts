/*
 * The nouns that the store is made of, a folder each: state with its reducer, actions, selectors, and effects,
 * which say what it does when something happens.
 */
export * as agents from './agents';
export * as announcements from './announcements';
export * as connection from './connection';
export * as conversations from './conversations';
export * as drafts from './drafts';
export * as lists from './lists';
export * as messages from './messages';
export * as outbox from './outbox';
export * as typing from './typing';
export * as visitors from './visitors';
