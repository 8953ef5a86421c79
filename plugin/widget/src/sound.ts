/** Plays one soft note. Made on the spot, so that there is no file to fetch. */
export function playNote(): void {
	const context = new AudioContext();
	const tone = context.createOscillator();
	const volume = context.createGain();
	const start = context.currentTime;
	tone.frequency.setValueAtTime( 660, start );
	tone.frequency.exponentialRampToValueAtTime( 880, start + 0.09 );
	volume.gain.setValueAtTime( 0.0001, start );
	volume.gain.exponentialRampToValueAtTime( 0.08, start + 0.02 );
	volume.gain.exponentialRampToValueAtTime( 0.0001, start + 0.35 );
	tone.connect( volume ).connect( context.destination );
	tone.onended = () => void context.close();
	tone.start( start );
	tone.stop( start + 0.4 );
}
