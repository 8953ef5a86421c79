/*
 * What our blocks use of WordPress's editor. Its packages are part of WordPress and come from there; installing them only
 * for their types would be hundreds of packages more.
 */
declare module '@wordpress/blocks' {
	import type { ComponentType } from 'react';

	export function registerBlockType< Props >(
		name: string,
		settings: { edit: ComponentType< Props >; save(): null }
	): void;
}

declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes } from 'react';

	export function useBlockProps(): HTMLAttributes< HTMLDivElement >;

	export const RichText: ComponentType< {
		className?: string;
		'aria-label'?: string;
		placeholder?: string;
		allowedFormats?: string[];
		withoutInteractiveFormatting?: boolean;
		disableLineBreaks?: boolean;
		value: string;
		onChange( text: string ): void;
	} >;
}
