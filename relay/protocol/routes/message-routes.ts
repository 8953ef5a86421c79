import { listMessagesQuery, readRequest, sendMessageRequest, typingRequest } from '../requests';
import { messageAnswer, messageList } from '../responses';
import { both, conversationParams, route } from './route';

/** Messages, typing and how far one has read. */
export const MESSAGE_ROUTES = {
	listMessages: route( {
		method: 'get',
		path: '/v1/conversations/{id}/messages',
		tag: 'messages',
		summary:
			"Returns a page of a conversation's messages, oldest first; without `after` or `before` the newest page.",
		audiences: both,
		params: conversationParams,
		query: listMessagesQuery,
		answers: { 200: messageList },
		problems: [ 'not_found' ],
	} ),
	sendMessage: route( {
		method: 'post',
		path: '/v1/conversations/{id}/messages',
		tag: 'messages',
		summary: 'Stores a message; 200 with the first one when the client id is stored already.',
		audiences: both,
		params: conversationParams,
		body: sendMessageRequest,
		answers: { 200: messageAnswer, 201: messageAnswer },
		problems: [
			'not_found',
			'forbidden',
			'blocked',
			'client_id_reused',
			'conversation_closed',
			'message_too_long',
			'overloaded',
		],
	} ),
	type: route( {
		method: 'post',
		path: '/v1/conversations/{id}/typing',
		tag: 'messages',
		summary: 'Shows the other side that one is typing, for 6 seconds; an empty `text` takes it back.',
		audiences: both,
		params: conversationParams,
		body: typingRequest,
		answers: { 204: null },
		problems: [ 'not_found', 'blocked' ],
	} ),
	read: route( {
		method: 'post',
		path: '/v1/conversations/{id}/read',
		tag: 'messages',
		summary: 'Says up to which message one has read; never goes back.',
		audiences: both,
		params: conversationParams,
		body: readRequest,
		answers: { 204: null },
		problems: [ 'not_found' ],
	} ),
};
