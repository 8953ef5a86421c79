import { hashOf } from '../hash';

interface TagColor {
	background: string;
	text: string;
}

/** Light backgrounds with dark text, independent of the admin colour scheme. */
export const TAG_COLORS: readonly TagColor[] = [
	{ background: '#e5e7eb', text: '#374151' },
	{ background: '#dbeafe', text: '#1e40af' },
	{ background: '#cffafe', text: '#155e75' },
	{ background: '#d1fae5', text: '#065f46' },
	{ background: '#ecfccb', text: '#3f6212' },
	{ background: '#fef3c7', text: '#854d0e' },
	{ background: '#ffe4e6', text: '#9f1239' },
	{ background: '#f3e8ff', text: '#6b21a8' },
];

/** Returns the colour of a tag. It depends only on the name, ignoring case. */
export function tagColor( name: string ): TagColor {
	const hash = hashOf( name.normalize( 'NFC' ).toLowerCase() );
	return TAG_COLORS[ hash % TAG_COLORS.length ] as TagColor;
}
