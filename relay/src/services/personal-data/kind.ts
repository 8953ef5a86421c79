import type { VisitorExport } from '../../../protocol';
import type { Queryable } from '../../store/queryable';
import type { Stores } from '../../store/stores';
import type { Views } from '../../views';

/** What an export is read with. */
export interface Sources {
	readonly database: Queryable;
	readonly stores: Stores;
	readonly views: Views;
}

/** A kind of what is kept about visitors, as they may have it themselves. */
export interface PersonalDataKind {
	readonly name: Exclude< keyof VisitorExport, 'exportedAt' | 'visitor' >;
	/** Writes the things of this kind as the JSON of an array, in pieces that are small enough to hold. */
	read( visitorId: number, sources: Sources ): AsyncIterable< string >;
}

/** Puts commas between things. */
export async function* separated< Item >(
	items: AsyncIterable< Item > | Iterable< Item >,
	write: ( item: Item ) => AsyncIterable< string > | Iterable< string >
): AsyncGenerator< string, void > {
	let isFirst = true;
	for await ( const item of items ) {
		if ( ! isFirst ) {
			yield ',';
		}
		isFirst = false;
		yield* write( item );
	}
}
