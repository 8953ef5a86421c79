import { __, _n } from '@wordpress/i18n';
import { TagChip } from '../../../components/tag-chip';
import { sprintf } from '../../../sprintf';

interface Props {
	names: readonly string[];
	/** How many to show; the rest is counted. */
	most: number;
}

/** The tags of a conversation, each in its colour. */
export function TagChips( { names, most }: Props ) {
	if ( names.length === 0 ) {
		return null;
	}
	const more = names.slice( most );
	return (
		<span className="veranda-tags">
			<span className="screen-reader-text">{ __( 'Tags:', 'veranda' ) } </span>
			{ names.slice( 0, most ).map( ( name ) => (
				<TagChip key={ name } name={ name } />
			) ) }
			{ more.length > 0 && (
				<span className="veranda-tags-more" title={ more.join( '\n' ) }>
					<span aria-hidden="true" dir="ltr">
						{ sprintf(
							/* translators: %d: number of tags that are not shown. */
							__( '+%d', 'veranda' ),
							more.length
						) }
					</span>
					<span className="screen-reader-text">
						{ sprintf(
							/* translators: %d: number of tags that are not shown. */
							_n( 'and %d more', 'and %d more', more.length, 'veranda' ),
							more.length
						) }
					</span>
				</span>
			) }
		</span>
	);
}
