import type { ComponentType } from 'react';
import type { GroupName } from '../groups/groups';

/** A card of the settings screen. */
export interface Section {
	/** As plugin/includes/Settings/Definitions.php names it, if it has settings. */
	name: string;
	/** The tab under which it is. */
	group: GroupName;
	title(): string;
	/** What the card holds; its fields are in fields/. */
	Content: ComponentType;
	/** It has no settings of its own, and comes after the form of its group: no form may hold another. */
	isOutsideForm?: true;
}
