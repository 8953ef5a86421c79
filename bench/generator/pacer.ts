import { Worker } from 'node:worker_threads';

/* Node's timers have whole milliseconds and are late by up to one; a sleeping thread is late by some microseconds. */
const PROGRAM = `
	const { parentPort, workerData } = require( 'node:worker_threads' );
	const stop = new Int32Array( workerData.stop );
	const now = () => performance.timeOrigin + performance.now();
	for ( let tick = 0; ; tick++ ) {
		const wait = workerData.startsAt + tick * workerData.everyMs - now();
		if ( Atomics.wait( stop, 0, 0, Math.max( 0, wait ) ) !== 'timed-out' ) {
			break;
		}
		if ( wait > -workerData.everyMs ) {
			parentPort.postMessage( 0 );
		}
	}
`;

/** Ticks at exact moments without keeping this thread busy. */
export class Pacer {
	private readonly stopped = new Int32Array( new SharedArrayBuffer( 4 ) );
	private readonly worker: Worker;

	/** `startsAt` is a time of this thread's `performance.now()`. */
	constructor( startsAt: number, everyMs: number, onTick: () => void ) {
		this.worker = new Worker( PROGRAM, {
			eval: true,
			workerData: { stop: this.stopped.buffer, startsAt: performance.timeOrigin + startsAt, everyMs },
		} );
		this.worker.on( 'message', onTick );
	}

	async stop(): Promise< void > {
		const ended = new Promise( ( resolve ) => this.worker.once( 'exit', resolve ) );
		this.worker.removeAllListeners( 'message' );
		Atomics.store( this.stopped, 0, 1 );
		Atomics.notify( this.stopped, 0 );
		await ended;
	}
}
