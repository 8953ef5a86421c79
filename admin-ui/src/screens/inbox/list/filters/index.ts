import type { ListFilter } from './filter';

/** What narrows the list, in the order of its controls. */
export const filters: readonly ListFilter[] = [];
