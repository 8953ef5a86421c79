import type { Block, BlockAnswer, BlockList, BlockRequest } from '../../protocol';
import type { AgentClient } from './relay-client';

/** Keeps a visitor from writing, and ends what they talk about; 409 `visitor_is_agent` for the account of an agent. */
export async function blockVisitor( client: AgentClient, visitorId: string, request: BlockRequest ): Promise< Block > {
	const path = `/v1/visitors/${ encodeURIComponent( visitorId ) }/block`;
	const { block } = await client.call< BlockAnswer >( 'POST', path, { body: request } );
	return block;
}

/** Returns who may not write, the newest block first. */
export async function listBlocks( client: AgentClient ): Promise< Block[] > {
	const { blocks } = await client.call< BlockList >( 'GET', '/v1/blocks' );
	return blocks;
}

/** Lets a visitor write again; 403 for who neither blocked them nor manages. */
export function deleteBlock( client: AgentClient, blockId: string ): Promise< void > {
	return client.call( 'DELETE', `/v1/blocks/${ encodeURIComponent( blockId ) }` );
}
