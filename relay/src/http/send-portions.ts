import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Answers with a file that is made as fast as its reader takes it. */
export async function sendPortions(
	res: ServerResponse,
	mediaType: string,
	portions: AsyncIterable< string >
): Promise< void > {
	res.writeHead( 200, { 'Content-Type': mediaType, 'Cache-Control': 'no-store' } );
	await pipeline( Readable.from( portions, { objectMode: false } ), res );
}
