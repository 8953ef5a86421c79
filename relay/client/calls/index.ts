/*
 * The relay's routes as functions, a file for each resource. The first argument is the client of whoever calls:
 *
 *   import * as calls from '…/relay/client/calls';
 *   const agents = await calls.listAgents( client );
 */
export * from './agents';
export * from './blocks';
export * from './canned-responses';
export * from './conversations';
export * from './departments';
export * from './leads';
export * from './messages';
export * from './page-views';
export * from './past-conversations';
export * from './personal-data';
export * from './saved-views';
export * from './search';
export * from './tags';
export * from './transcripts';
export * from './visitor-details';
export * from './visitors';
