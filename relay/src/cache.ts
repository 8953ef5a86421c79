import { LRUCache } from 'lru-cache';

/**
 * Makes a map that evicts what was not used for the longest time once it holds `maximum` entries. The limit is a sum of
 * sizes, one each, because the library's `max` reserves the memory of a full cache at once, for every idle site too.
 */
export function createCache< Key extends string | number, Value extends NonNullable< unknown > >(
	maximum: number
): LRUCache< Key, Value > {
	return new LRUCache( { maxSize: maximum, sizeCalculation: () => 1 } );
}
