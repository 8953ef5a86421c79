import { Button, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { SavedView } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { ReorderRow } from '../../../components/reorder/reorder-row';
import { moved, useReorder, type RowPlace } from '../../../components/reorder/use-reorder';
import { trash } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { useTypedText } from '../../../use-typed-text';

interface Props {
	label: string;
	views: readonly SavedView[];
	mayChange: boolean;
	onDelete( view: SavedView ): void;
	onProblem( error: unknown ): void;
}

/** The saved views of one owner in their order. */
export function ViewList( { label, views, mayChange, onDelete, onProblem }: Props ) {
	const { updateSavedView } = useDispatch( store );
	const { placeOf, announcement } = useReorder( views.length, ( from, to ) => {
		const view = views[ from ];
		if ( ! view ) {
			return null;
		}
		for ( const [ order, each ] of moved( views, from, to ).entries() ) {
			if ( each.order !== order ) {
				updateSavedView( each, { order } ).catch( onProblem );
			}
		}
		/* translators: 1: name of a saved view, 2: its place, 3: number of saved views. */
		return sprintf( __( '“%1$s” is now view %2$d of %3$d.', 'veranda' ), view.name, to + 1, views.length );
	} );
	return (
		<>
			<ol className="veranda-reorder" aria-label={ label }>
				{ views.map( ( view, index ) =>
					mayChange ? (
						<ViewRow
							key={ view.id }
							view={ view }
							place={ placeOf( index ) }
							onRename={ ( name ) => void updateSavedView( view, { name } ).catch( onProblem ) }
							onDelete={ () => onDelete( view ) }
						/>
					) : (
						<li key={ view.id } className="veranda-reorder-row is-read-only">
							<bdi>{ view.name }</bdi>
						</li>
					)
				) }
			</ol>
			<p className="screen-reader-text" aria-live="polite">
				{ announcement }
			</p>
		</>
	);
}

interface RowProps {
	view: SavedView;
	place: RowPlace;
	onRename( name: string ): void;
	onDelete(): void;
}

function ViewRow( { view: { name }, place, onRename, onDelete }: RowProps ) {
	const { text, setText, tell } = useTypedText( name, ( wanted ) =>
		wanted === '' ? setText( name ) : onRename( wanted )
	);
	return (
		<ReorderRow
			name={ name }
			place={ place }
			actions={
				<Button
					icon={ trash }
					/* translators: %s: name of a saved view. */
					label={ sprintf( __( 'Delete “%s”', 'veranda' ), name ) }
					onClick={ onDelete }
				/>
			}
		>
			<TextControl
				className="veranda-saved-view-name"
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				hideLabelFromVision
				/* translators: %s: name of a saved view. */
				label={ sprintf( __( 'Name of “%s”', 'veranda' ), name ) }
				value={ text }
				maxLength={ LIMITS.savedViewNameCharacters }
				dir="auto"
				autoComplete="off"
				onChange={ setText }
				onBlur={ () => tell.current() }
				onKeyDown={ ( { key } ) => key === 'Enter' && tell.current() }
			/>
		</ReorderRow>
	);
}
