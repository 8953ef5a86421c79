import { z } from 'zod';
import { tagId } from './ids';

/*
 * Words by which agents sort conversations. Two names that differ in upper and lower
 * case alone are the same tag. Visitors never hear of any.
 */

export const tagReference = z.strictObject( { id: tagId, name: z.string() } );

export type TagReference = z.infer< typeof tagReference >;
