import { waitUntil } from '../../scripts/environment/processes';
import type { Site } from '../../tests/support/site';
import type { ReturningStream } from './s6-client';
import type { Crowd } from './s6-crowd';
import type { Writers } from './s6-writers';

/** Compares what was acknowledged with what is stored and with what everybody heard; returns a sentence for each fault. */
export async function findFaults( site: Site, crowd: Crowd, writers: Writers ): Promise< string[] > {
	const hearersOf = ( writer: number ) => [ crowd.talking[ writer ] as ReturningStream, ...crowd.agents ];
	const { acknowledged } = writers;
	await waitUntil(
		() =>
			acknowledged.every( ( { clientId, writer } ) =>
				hearersOf( writer ).every( ( { heard } ) => heard.has( clientId ) )
			),
		() => 'Something is missing; it is counted below.',
		10_000
	).catch( () => undefined );
	const stored = await countStored( site );
	const resets = crowd.streams.reduce( ( sum, stream ) => sum + stream.resets, 0 );
	return [
		...Array< string >( writers.unacknowledged ).fill( 'a message was not acknowledged in time.' ),
		...acknowledged.flatMap( ( { clientId, writer } ) => [
			...unlessOnce( stored.get( clientId ), ( times ) => `an acknowledged message is stored ${ times } times.` ),
			...hearersOf( writer ).flatMap( ( { heard } ) =>
				unlessOnce( heard.get( clientId ), ( times ) => `a stream was told a message ${ times } times.` )
			),
		] ),
		...( resets > 0 ? [ `${ resets } streams were told to reload everything.` ] : [] ),
	];
}

function unlessOnce( times: number | undefined, sentence: ( times: number ) => string ): string[] {
	return times === 1 ? [] : [ sentence( times ?? 0 ) ];
}

async function countStored( site: Site ): Promise< Map< string, number > > {
	const rows = await site.query< { clientId: string } >(
		"SELECT client_id AS clientId FROM {prefix}veranda_messages WHERE kind = 'text'"
	);
	const stored = new Map< string, number >();
	for ( const { clientId } of rows ) {
		stored.set( clientId, ( stored.get( clientId ) ?? 0 ) + 1 );
	}
	return stored;
}
