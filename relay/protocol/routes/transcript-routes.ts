import { mailTranscriptAnswer, mailTranscriptRequest, transcriptQuery } from '../transcripts';
import { both, conversationParams, route } from './route';

/** What was said, to be kept by those who said it. */
export const TRANSCRIPT_ROUTES = {
	getTranscript: route( {
		method: 'get',
		path: '/v1/conversations/{id}/transcript',
		tag: 'transcripts',
		summary: 'Returns what was written in a conversation as a page or as plain text; never notes.',
		audiences: both,
		params: conversationParams,
		query: transcriptQuery,
		answers: { 200: 'text/html' },
		problems: [ 'not_found' ],
	} ),
	mailTranscript: route( {
		method: 'post',
		path: '/v1/conversations/{id}/transcript',
		tag: 'transcripts',
		summary: "Mails what was written to the visitor's own address, a few times a day.",
		audiences: both,
		params: conversationParams,
		body: mailTranscriptRequest,
		answers: { 202: mailTranscriptAnswer },
		problems: [ 'not_found', 'forbidden', 'invalid_request' ],
	} ),
};
