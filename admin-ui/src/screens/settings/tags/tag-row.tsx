import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, _n } from '@wordpress/i18n';
import type { Tag } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { formatNumber } from '../../../language';
import { TagChip } from '../../../components/tag-chip';
import { moreVertical } from '../../../icons';
import { sprintf } from '../../../sprintf';

interface Props {
	tag: Tag;
	/** There is no other tag into which it could be merged. */
	isOnly: boolean;
	onTask( kind: 'rename' | 'merge' | 'delete' ): void;
}

/** One tag, and what can be done with it. */
export function TagRow( { tag, isOnly, onTask }: Props ) {
	return (
		<li>
			<TagChip name={ tag.name } />
			<span className="veranda-hint">{ countSentence( tag ) }</span>
			<DropdownMenu
				icon={ moreVertical }
				/* translators: %s: name of a tag. */
				label={ sprintf( __( 'Change the tag “%s”', 'veranda' ), tag.name ) }
			>
				{ ( { onClose } ) => {
					const choose = ( kind: Parameters< Props[ 'onTask' ] >[ 0 ] ) => () => {
						onTask( kind );
						onClose();
					};
					return (
						<>
							<MenuGroup>
								<MenuItem onClick={ choose( 'rename' ) }>{ __( 'Rename', 'veranda' ) }</MenuItem>
								<MenuItem onClick={ choose( 'merge' ) } disabled={ isOnly }>
									{ __( 'Merge into another tag', 'veranda' ) }
								</MenuItem>
							</MenuGroup>
							<MenuGroup>
								<MenuItem isDestructive onClick={ choose( 'delete' ) }>
									{ __( 'Delete', 'veranda' ) }
								</MenuItem>
							</MenuGroup>
						</>
					);
				} }
			</DropdownMenu>
		</li>
	);
}

/** Says how many conversations have a tag. */
export function countSentence( { conversationCount }: Tag ): string {
	const count = formatNumber( conversationCount );
	return conversationCount >= LIMITS.tagsCounted
		? /* translators: %s: a number. */
			sprintf( __( '%s conversations or more', 'veranda' ), count )
		: /* translators: %s: a number. */
			sprintf( _n( '%s conversation', '%s conversations', conversationCount, 'veranda' ), count );
}
