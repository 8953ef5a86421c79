import type { TagReference } from '../../protocol';
import type { TagRow } from '../store/tag-store';

/** Presents a tag as others name it. */
export function presentTagReference( tag: Pick< TagRow, 'publicId' | 'name' > ): TagReference {
	return { id: tag.publicId, name: tag.name };
}
