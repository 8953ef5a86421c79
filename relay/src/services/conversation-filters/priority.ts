import { conversationPriority } from '../../../protocol';
import type { ListFilter } from './filter';

/** Filters by how urgent agents say that conversations are. */
export const priorityFilter: ListFilter = ( { priority } ) =>
	priority === undefined ? {} : { priority: conversationPriority.options.indexOf( priority ) };
