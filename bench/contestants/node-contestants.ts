import { postRequest, streamRequest, type ConversationPlan, type StreamPlan } from '../generator/wire-plan';
import { DRAFT } from './message-text';
import { NodeContestant } from './node-contestant';
import { webSocketFrame, webSocketRequest } from './web-socket';

/** The head of an answer has arrived: the server has taken the stream. */
const HEAD_END = '\r\n\r\n';

const overHttp = {
	conversation: ( id: string ): ConversationPlan => ( {
		stream: { opening: streamRequest( `/conversations/${ id }/stream` ), live: HEAD_END },
		post: postRequest( `/conversations/${ id }/messages`, DRAFT ),
		postsOn: 'http',
	} ),
	agent: (): StreamPlan => ( { opening: streamRequest( '/stream' ), live: HEAD_END } ),
};

/** The obvious first version. */
export const expressSseChannel = new NodeContestant( {
	name: 'Express + sse-channel',
	server: 'express-sse-channel',
	...overHttp,
} );

export const expressBetterSse = new NodeContestant( {
	name: 'Express + better-sse',
	server: 'express-better-sse',
	...overHttp,
} );

/** One autocommit INSERT a message. */
export const naiveDurable = new NodeContestant( {
	name: 'naive durable relay',
	server: 'naive-durable',
	...overHttp,
	schema: `CREATE TABLE messages (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
		conversation_id VARCHAR(32) NOT NULL,
		client_id VARCHAR(64) NOT NULL,
		body TEXT NOT NULL,
		created_at DATETIME(3) NOT NULL,
		KEY conversation_id (conversation_id, id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
	storedKeys: "SELECT SUBSTRING_INDEX(client_id, '-', -1) AS `key` FROM messages",
} );

export const bareWebSocket = new NodeContestant( {
	name: 'ws',
	server: 'ws',
	conversation: ( id ) => ( {
		stream: { opening: webSocketRequest( `/conversations/${ id }` ), live: HEAD_END },
		post: webSocketFrame( DRAFT ),
		postsOn: 'stream',
	} ),
	agent: () => ( { opening: webSocketRequest( '/stream' ), live: HEAD_END } ),
} );

const socketIoStream = ( query: string ): StreamPlan => ( {
	opening: webSocketRequest( `/socket.io/?EIO=4&transport=websocket${ query }` ),
	turns: [ { after: '0{"sid"', say: webSocketFrame( '40' ) } ],
	live: '40{"sid"',
	// The answer to the server's ping may be sent at any time: the server only minds when none comes.
	keepAlive: { everyMs: 10_000, say: webSocketFrame( '3' ) },
} );

export const socketIo = new NodeContestant( {
	name: 'socket.io',
	server: 'socket-io',
	conversation: ( id ) => ( {
		stream: socketIoStream( `&conversation=${ id }` ),
		post: webSocketFrame( `42["message",${ DRAFT }]` ),
		postsOn: 'stream',
	} ),
	agent: () => socketIoStream( '' ),
} );
