import type { Contestant, Ground } from '../contestants/contestant';
import { onGround } from '../contestants/ground';
import { naiveDurable } from '../contestants/node-contestants';
import { takeTurn } from '../contestants/turn';
import { veranda } from '../contestants/veranda';
import type { BenchRun, Outcome, Sample, Scenario, Target } from '../scenario';

const POSTERS = [ 1, 16, 64, 256 ];
const CONTESTANTS: readonly Contestant[] = [ veranda, naiveDurable ];

export const s3: Scenario = {
	id: 'S3',
	title: 'durable posts: P posters, each with one post on its way',
	run: ( run ) => onGround( run.folder, ( ground ) => measurePosts( run, ground ) ),
};

async function measurePosts( bench: BenchRun, ground: Ground ): Promise< Outcome > {
	const [ warmUpSeconds, seconds ] = bench.isQuick ? [ 0.4, 0.7 ] : [ 1.5, 3 ];
	const samples: Sample[] = [];
	const faults: string[] = [];
	const notes = new Set< string >();
	for ( let round = 1; round <= bench.rounds; round++ ) {
		for ( const contestant of CONTESTANTS ) {
			const of = contestant.name;
			bench.say( `Round ${ round }: ${ of }` );
			const audience = { conversations: Math.max( ...POSTERS ), agents: 0 };
			const report = await takeTurn( contestant, ground, audience, async ( turn ) => {
				await turn.generator.withPosters( 64, warmUpSeconds );
				for ( const posters of POSTERS ) {
					const found = await turn.measure( ( generator ) => generator.withPosters( posters, seconds ) );
					const add = ( figure: string, unit: string, value: number ) =>
						samples.push( { figure: `${ figure }, P=${ posters }`, of, unit, round, value } );
					const perPost = ( milliseconds: number ) => ( milliseconds * 1_000 ) / found.acknowledged;
					add( 'durable posts/s', 'posts/s', found.acknowledged / found.seconds );
					add( 'relay + database CPU per durable post', 'µs', perPost( found.cpuMs + found.databaseCpuMs ) );
					add( 'relay CPU per durable post', 'µs', perPost( found.cpuMs ) );
					add( 'answer p99', 'ms', found.answerLatency.p99 );
					if ( found.generatorLoad > 0.9 ) {
						notes.add(
							`${ of } with ${ posters } posters: the generator itself was busy, so the server may be better than this.`
						);
					}
				}
			} );
			faults.push( ...report.faults );
			report.notes.forEach( ( note ) => notes.add( `${ note } (round ${ round })` ) );
		}
	}
	return { samples, targets: TARGETS, faults, notes: [ ...notes ] };
}

const TARGETS: readonly Target[] = [
	{ label: 'durable posts/s, S3 P=64', figure: 'durable posts/s, P=64', atLeast: 3 },
	{ label: 'durable posts/s, S3 P=1', figure: 'durable posts/s, P=1', atLeast: 1.2 },
	{
		label: 'relay + database CPU per durable post, S3 P=64',
		figure: 'relay + database CPU per durable post, P=64',
		atMost: 0.3,
	},
].map( ( target ) => ( {
	...target,
	of: veranda.name,
	against: naiveDurable.name,
	// These are not met (docs/performance.md), and a small run begins before the code is compiled.
	quickSlack: 4,
} ) );
