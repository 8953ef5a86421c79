import { MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { check } from '../../../icons';
import type { KnownView } from './use-saved-views';

interface Props {
	known: readonly KnownView[];
	current: KnownView | null;
	/** Whether what is shown can be saved. */
	maySave: boolean;
	onChoose( view: KnownView ): void;
	onSave(): void;
	onManage(): void;
}

/** The saved views in the menu of views, and what can be done with them. */
export function SavedViewItems( { known, current, maySave, onChoose, onSave, onManage }: Props ) {
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
