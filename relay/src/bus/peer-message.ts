import { z } from 'zod';
import { passingEvent } from '../../protocol';
import type { Announcement } from './bus';

const id = z.int().nonnegative();
const count = z.int().nonnegative();

const topic = z.discriminatedUnion( 'name', [
	z.strictObject( { name: z.literal( 'department' ), departmentId: id.nullable() } ),
	z.strictObject( { name: z.literal( 'departments' ), departmentIds: z.array( id.nullable() ) } ),
	z.strictObject( { name: z.literal( 'agents' ) } ),
	z.strictObject( { name: z.literal( 'agent' ), agentId: id } ),
	z.strictObject( { name: z.literal( 'visitor' ), visitorId: id } ),
	// Relays of before there were departments name nobody.
	z.strictObject( { name: z.literal( 'visitors' ), except: z.array( id ).default( [] ) } ),
] );

const announcement: z.ZodType< Announcement > = z.strictObject( { topic, event: passingEvent } );

/** Keeps the entries of a list that this relay understands: an unknown one of a newer relay must not cost the others. */
function known< Entry >( entry: z.ZodType< Entry > ) {
	return z.array( z.unknown() ).transform( ( entries ) =>
		entries.flatMap( ( each ) => {
			const parsed = entry.safeParse( each );
			return parsed.success ? [ parsed.data ] : [];
		} )
	);
}

/** Whose streams are counted: a participant, or an address. */
export const countedKey = z.string().regex( /^(?:(?:visitor|agent):[0-9]{1,16}|address:.{1,64})$/ );

/**
 * What a relay tells its peers, the other relays of the same site. All of it is a hint: lasting events are found in the
 * database without it, and streams are counted again with every heartbeat of `Membership`. A field or an entry that this
 * relay does not know comes from a newer one and is ignored.
 */
export const peerMessage = z.object( {
	from: z.string().min( 1 ).max( 64 ),
	announcements: known( announcement ).optional(),
	/** Up to where the sender knows the feed to be committed. */
	head: z.strictObject( { epoch: z.string(), number: z.int().positive() } ).optional(),
	/** How many streams there are now with the sender; null: none, and none to come back. */
	streams: known( z.tuple( [ countedKey, count.nullable() ] ) ).optional(),
	/** Asks one relay to end so many of the oldest streams. */
	evict: known( z.strictObject( { to: z.string(), key: countedKey, streams: z.int().positive() } ) ).optional(),
	/** The sender stops; its readers reconnect to other relays in a moment. */
	isLeaving: z.literal( true ).optional(),
} );

export type PeerMessage = z.infer< typeof peerMessage >;
