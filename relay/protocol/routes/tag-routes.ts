import { z } from 'zod';
import { tagId } from '../ids';
import { conversationAnswer } from '../responses';
import { listTagsQuery, mergeTagRequest, renameTagRequest, setTagsRequest, tagAnswer, tagList } from '../tags';
import { conversationParams, route } from './route';

const tagParams = z.strictObject( { id: tagId } );

/** Tags: put on conversations by every agent, looked after by who manages. */
export const TAG_ROUTES = {
	setTags: route( {
		method: 'put',
		path: '/v1/conversations/{id}/tags',
		tag: 'tags',
		summary: "Sets all of a conversation's tags; those that do not exist yet are made.",
		audiences: [ 'agent' ],
		params: conversationParams,
		body: setTagsRequest,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found' ],
	} ),
	listTags: route( {
		method: 'get',
		path: '/v1/tags',
		tag: 'tags',
		summary: 'Lists tags by name.',
		audiences: [ 'agent' ],
		query: listTagsQuery,
		answers: { 200: tagList },
	} ),
	renameTag: route( {
		method: 'patch',
		path: '/v1/tags/{id}',
		tag: 'tags',
		summary: 'Renames a tag, on all conversations that have it; for who manages.',
		audiences: [ 'agent' ],
		params: tagParams,
		body: renameTagRequest,
		answers: { 200: tagAnswer },
		problems: [ 'not_found', 'forbidden', 'tag_exists' ],
	} ),
	mergeTag: route( {
		method: 'post',
		path: '/v1/tags/{id}/merge',
		tag: 'tags',
		summary: 'Puts another tag in the place of this one, on all conversations that have it; for who manages.',
		audiences: [ 'agent' ],
		params: tagParams,
		body: mergeTagRequest,
		answers: { 200: tagAnswer },
		problems: [ 'not_found', 'forbidden' ],
	} ),
	deleteTag: route( {
		method: 'delete',
		path: '/v1/tags/{id}',
		tag: 'tags',
		summary: 'Deletes a tag, and takes it from all conversations that have it; for who manages.',
		audiences: [ 'agent' ],
		params: tagParams,
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
};
