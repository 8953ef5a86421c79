import { z } from 'zod';
import { blockAnswer, blockList, blockRequest } from '../blocks';
import { blockId } from '../ids';
import { route, visitorParams } from './route';

/** Visitors who may not write. */
export const BLOCK_ROUTES = {
	blockVisitor: route( {
		method: 'post',
		path: '/v1/visitors/{id}/block',
		tag: 'blocks',
		summary: 'Keeps a visitor from writing, and ends what they talk about; takes the place of an earlier block.',
		audiences: [ 'agent' ],
		params: visitorParams,
		body: blockRequest,
		answers: { 201: blockAnswer },
		problems: [ 'not_found', 'visitor_is_agent', 'too_many_blocks' ],
	} ),
	listBlocks: route( {
		method: 'get',
		path: '/v1/blocks',
		tag: 'blocks',
		summary: 'Lists who may not write, as far as the agent may see them.',
		audiences: [ 'agent' ],
		answers: { 200: blockList },
	} ),
	deleteBlock: route( {
		method: 'delete',
		path: '/v1/blocks/{id}',
		tag: 'blocks',
		summary: 'Lets a visitor write again; for who blocked them, and who manages.',
		audiences: [ 'agent' ],
		params: z.strictObject( { id: blockId } ),
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
};
