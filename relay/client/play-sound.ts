/** Hertz and the second at which each note begins. */
const NOTES = [
	[ 660, 0 ],
	[ 880, 0.12 ],
] as const;
const NOTE_SECONDS = 0.35;
/** Of full volume: loud enough to be noticed, soft enough not to startle. */
const SOFT = 0.08;
/** As long as this the name is taken: timers of tabs in the background come late. */
const TAKEN_MS = 3_000;

/** Tells whether this page may sound: in one that nobody has touched the browser refuses, and complains about the attempt. */
export function maySound(): boolean {
	return navigator.userActivation?.hasBeenActive !== false;
}

/**
 * Plays two notes, unless another tab of this browser does so under the same name. `volume` is a part of full volume, more
 * than 0 and at most 1.
 */
export function playSound( name: string, volume = SOFT ): void {
	if ( ! maySound() ) {
		return;
	}
	if ( navigator.locks ) {
		const options = { ifAvailable: true };
		navigator.locks.request( name, options, ( lock ) => lock && play( volume ) ).catch( () => {} );
	} else {
		void play( volume );
	}
}

async function play( volume: number ): Promise< void > {
	const context = new AudioContext();
	for ( const [ frequency, start ] of NOTES ) {
		const begin = context.currentTime + start;
		const note = new OscillatorNode( context, { frequency } );
		const gain = new GainNode( context, { gain: volume } );
		gain.gain.setValueAtTime( volume, begin );
		gain.gain.exponentialRampToValueAtTime( 0.001, begin + NOTE_SECONDS );
		note.connect( gain ).connect( context.destination );
		note.start( begin );
		note.stop( begin + NOTE_SECONDS );
	}
	await new Promise( ( resolve ) => setTimeout( resolve, TAKEN_MS ) );
	await context.close();
}
