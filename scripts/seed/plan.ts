import { Problem } from '../environment/problem';
import { Random } from './random';
import { eventsBesideEntries, shortest, type SeedConversation, type SeedPerson, type SeedState } from './shape';
import { FIRST_NAMES, LAST_NAMES } from './texts';

/** How much to make. */
export interface SeedSize {
	messages: number;
	conversations: number;
}

/** Where numbers begin, and who exists already. */
export interface SeedGround {
	firstVisitor: number;
	firstConversation: number;
	/** The newest event before. */
	head: number;
	departmentIds: readonly number[];
	agentIds: readonly number[];
}

/** Everything that is to be made, except for the entries, which follow from the conversations. */
export interface SeedPlan {
	conversations: SeedConversation[];
	people: SeedPerson[];
	/** The newest event afterwards. */
	head: number;
	/** The visitor with the most conversations, whose newest one is open. */
	regular: number;
	/** The longest conversation. */
	longest: number;
}

/** The visitor whose name begins like nobody else's. */
export const REGULAR: SeedPerson = { name: 'Xaver Quist', email: 'xaver.quist@example.org' };

/* As many wait and are open in a site of 5,000 conversations as in one of millions: it depends on the people who answer. */
const QUEUED = 300;
const OPEN = 2_000;
const LONGEST = 20_000;
const REGULARS_CONVERSATIONS = 300;

/** Says why a size cannot be made, or returns it. */
export function checkSize( { messages, conversations }: SeedSize ): void {
	if ( conversations < 20 || messages < conversations * 6 ) {
		throw new Problem( 'There have to be at least 20 conversations, and six messages for each.' );
	}
}

/** Decides who talks, for how long, and in which state each conversation is. The newest ones are open or wait. */
export function makePlan( size: SeedSize, ground: SeedGround ): SeedPlan {
	checkSize( size );
	const random = new Random( 20_261_125 );
	const count = size.conversations;
	const states = makeStates( count, random );
	const openPlaces = states.flatMap( ( state, place ) => ( state === 'open' ? [ place ] : [] ) );
	const longPlace = openPlaces[ 0 ] as number;
	const regularsPlace = openPlaces.at( -1 ) as number;
	const lengths = makeLengths( size, states, longPlace, random );
	const { visitors, people, regular } = makeVisitors( states, regularsPlace, random );

	let event = ground.head;
	const conversations = states.map( ( state, place ): SeedConversation => {
		const length = lengths[ place ] as number;
		const firstEvent = event + 1;
		event += length + eventsBesideEntries( state );
		return {
			id: ground.firstConversation + place,
			visitorId: ground.firstVisitor + ( visitors[ place ] as number ),
			state,
			length,
			departmentId: random.next() < 0.3 ? null : random.pick( ground.departmentIds ),
			assigneeId: state === 'queued' ? null : random.pick( ground.agentIds ),
			firstEvent,
		};
	} );
	return {
		conversations,
		people,
		head: event,
		regular: ground.firstVisitor + regular,
		longest: ground.firstConversation + longPlace,
	};
}

/** Mixes the waiting and open ones into the newest part, twice as many closed ones among them. */
function makeStates( count: number, random: Random ): SeedState[] {
	const queued = Math.min( QUEUED, Math.ceil( count / 10 ) );
	const open = Math.min( OPEN, Math.ceil( count * 0.4 ) );
	const newest: SeedState[] = [
		...Array< SeedState >( queued ).fill( 'queued' ),
		...Array< SeedState >( open ).fill( 'open' ),
		...Array< SeedState >( Math.min( count - queued - open, 2 * ( queued + open ) ) ).fill( 'closed' ),
	];
	for ( let place = newest.length - 1; place > 0; place-- ) {
		const other = random.below( place + 1 );
		[ newest[ place ], newest[ other ] ] = [ newest[ other ] as SeedState, newest[ place ] as SeedState ];
	}
	return [ ...Array< SeedState >( count - newest.length ).fill( 'closed' ), ...newest ];
}

/** Most are short, some are long, one is longer than any other; together they have exactly the messages asked for. */
function makeLengths( { messages }: SeedSize, states: SeedState[], longPlace: number, random: Random ): Int32Array {
	const lengths = new Int32Array( states.length );
	const weights = Float64Array.from( states, () => Math.exp( random.bell() ) );
	const longest = Math.min( LONGEST, Math.floor( messages / 5 ) );
	let fixed = longest;
	let weight = 0;
	states.forEach( ( state, place ) => {
		if ( place === longPlace ) {
			lengths[ place ] = longest;
		} else if ( state === 'queued' ) {
			lengths[ place ] = 1 + random.below( 3 );
			fixed += lengths[ place ] as number;
		} else {
			weight += weights[ place ] as number;
		}
	} );
	const factor = ( messages - fixed ) / weight;
	let left = messages - fixed;
	states.forEach( ( state, place ) => {
		if ( state !== 'queued' && place !== longPlace ) {
			const wanted = Math.floor( ( weights[ place ] as number ) * factor );
			lengths[ place ] = Math.min( LONGEST - 1, Math.max( shortest( state ), wanted ) );
			left -= lengths[ place ] as number;
		}
	} );
	spread( lengths, states, longPlace, left );
	return lengths;
}

/** Adds or removes what rounding has left, one here, one there. */
function spread( lengths: Int32Array, states: SeedState[], longPlace: number, difference: number ): void {
	const step = Math.sign( difference );
	for ( let place = 0, left = Math.abs( difference ); left > 0; place = ( place + 1 ) % lengths.length ) {
		const state = states[ place ] as SeedState;
		const changed = ( lengths[ place ] as number ) + step;
		if ( state !== 'queued' && place !== longPlace && changed >= shortest( state ) && changed < LONGEST ) {
			lengths[ place ] = changed;
			left--;
		}
	}
}

/** Most come once, some come again, one has come very often. Whoever waits or talks has only one such conversation. */
function makeVisitors( states: SeedState[], regularsPlace: number, random: Random ) {
	const people: SeedPerson[] = [ REGULAR ];
	let regularsLeft = Math.min( REGULARS_CONVERSATIONS, Math.floor( states.length / 10 ) ) - 1;
	// Comes again after this many others, to the end.
	const often = Math.floor( regularsPlace / ( regularsLeft + 1 ) );
	let due = 0;
	const returning: number[] = [];
	const visitors = new Int32Array( states.length );
	states.forEach( ( state, place ) => {
		if ( place === regularsPlace ) {
			visitors[ place ] = 0;
		} else if ( state === 'closed' && regularsLeft > 0 && place >= due ) {
			visitors[ place ] = 0;
			due += often;
			regularsLeft--;
		} else if ( state === 'closed' && returning.length > 0 && random.next() < 0.2 ) {
			visitors[ place ] = random.pick( returning );
		} else {
			visitors[ place ] = people.push( makePerson( people.length, random ) ) - 1;
			if ( state === 'closed' && random.next() < 0.1 ) {
				returning.push( visitors[ place ] as number );
			}
		}
	} );
	return { visitors, people, regular: 0 };
}

/** Two of five never give a name. */
function makePerson( number: number, random: Random ): SeedPerson {
	if ( random.next() < 0.4 ) {
		return { name: '', email: null };
	}
	const first = random.pick( FIRST_NAMES );
	const last = random.pick( LAST_NAMES );
	const email = `${ first }.${ last }.${ number.toString( 36 ) }@example.org`.toLowerCase();
	return { name: `${ first } ${ last }`, email: random.next() < 0.7 ? email : null };
}
