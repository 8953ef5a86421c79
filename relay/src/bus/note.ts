import { z } from 'zod';
import { passingEvent } from '../../protocol';
import type { Announcement } from './bus';

const id = z.int().nonnegative();
const count = z.int().nonnegative();

const topic = z.discriminatedUnion( 'name', [
	z.strictObject( { name: z.literal( 'department' ), departmentId: id.nullable() } ),
	z.strictObject( { name: z.literal( 'agents' ) } ),
	z.strictObject( { name: z.literal( 'visitor' ), visitorId: id } ),
	z.strictObject( { name: z.literal( 'visitors' ) } ),
] );

const announcement: z.ZodType< Announcement > = z.strictObject( { topic, event: passingEvent } );

/** Whose streams are counted: a participant, or an address. */
export const countedKey = z.string().regex( /^(?:(?:visitor|agent):[0-9]{1,16}|address:.{1,64})$/ );

/**
 * What one relay tells the others of its site. All of it is a hint: lasting events are found in the database without
 * it, and streams are counted anew with every beat of the roll call. A field that this relay does not know comes from a
 * newer one and is passed over.
 */
export const note = z.object( {
	from: z.string().min( 1 ).max( 64 ),
	announcements: z.array( announcement ).optional(),
	/** Up to where the sender knows the feed to be committed. */
	head: z.strictObject( { epoch: z.string(), number: z.int().positive() } ).optional(),
	/** How many streams there are now with the sender; null: none, and none to come back. */
	streams: z.array( z.tuple( [ countedKey, count.nullable() ] ) ).optional(),
	/** Asks one relay to end as many of the oldest streams. */
	crowd: z.array( z.strictObject( { to: z.string(), key: countedKey, streams: z.int().positive() } ) ).optional(),
	/** The sender stops; those it had will be with others in a moment. */
	isLeaving: z.literal( true ).optional(),
} );

export type Note = z.infer< typeof note >;
