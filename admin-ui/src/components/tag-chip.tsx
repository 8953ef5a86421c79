import { tagColor } from './tag-color';

interface Props {
	name: string;
}

/** Shows a tag in the colour of its name. A long name is cut off; the tooltip shows all of it. */
export function TagChip( { name }: Props ) {
	const { background, text } = tagColor( name );

	return (
		<bdi className="veranda-tag" title={ name } style={ { background, color: text } }>
			{ name }
		</bdi>
	);
}
