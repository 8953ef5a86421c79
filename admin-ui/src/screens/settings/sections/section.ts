import type { ComponentType } from 'react';

/** A card of the settings screen. */
export interface Section {
	/** As plugin/includes/Settings/Definitions.php names it, if it has settings. */
	name: string;
	title(): string;
	/** What the card holds; its fields are in fields/. */
	Content: ComponentType;
	/** It has no settings of the form: what is done in it takes effect at once. */
	isOutsideForm?: true;
}
