import { MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { check } from '../../../icons';
import { sprintf } from '../../../sprintf';
import type { KnownView } from './use-saved-views';

interface Props {
	known: readonly KnownView[];
	current: KnownView | null;
	/** The one whose filters were changed, if they may be saved there. */
	changed: KnownView | null;
	/** Whether what is shown can be saved. */
	maySave: boolean;
	onChoose( view: KnownView ): void;
	onSave(): void;
	onReplace( view: KnownView ): void;
	onManage(): void;
}

/** The saved views in the menu of views, and what can be done with them. */
export function SavedViewItems( props: Props ) {
	const { known, current, changed, maySave, onChoose, onSave, onReplace, onManage } = props;
	return (
		<>
			{ known.length > 0 && (
				<MenuGroup label={ __( 'Saved views', 'veranda' ) }>
					{ known.map( ( each ) => (
						<MenuItem
							key={ each.saved.id }
							role="menuitemradio"
							isSelected={ each === current }
							icon={ each === current ? check : null }
							suffix={
								each.saved.isShared && (
									<span className="veranda-hint">{ __( 'Shared', 'veranda' ) }</span>
								)
							}
							onClick={ () => onChoose( each ) }
						>
							<bdi>{ each.saved.name }</bdi>
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
			<MenuGroup>
				{ changed && (
					<MenuItem onClick={ () => onReplace( changed ) }>
						{
							/* translators: %s: name of a saved view. */
							sprintf( __( 'Save changes to “%s”', 'veranda' ), changed.saved.name )
						}
					</MenuItem>
				) }
				<MenuItem
					disabled={ ! maySave }
					info={ maySave || current ? '' : __( 'Set a filter or an order first.', 'veranda' ) }
					onClick={ onSave }
				>
					{ __( 'Save this view', 'veranda' ) }
				</MenuItem>
				<MenuItem onClick={ onManage }>{ __( 'Manage saved views', 'veranda' ) }</MenuItem>
			</MenuGroup>
		</>
	);
}
