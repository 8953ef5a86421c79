import { Button, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { isComposing } from '../../../../../relay/client';
import type { SavedView } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { ReorderRow } from '../../../components/reorder/reorder-row';
import { moved, useReorder, type RowPlace } from '../../../components/reorder/use-reorder';
import { trash } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { isViewGone, savedViewProblem } from '../../../store/saved-views/saved-view-problem';
import { useTypedText } from '../../../use-typed-text';

interface Props {
	label: string;
	views: readonly SavedView[];
	mayChange: boolean;
	onDelete( view: SavedView ): void;
	/** Says what was refused; empty: nothing any more. */
	onProblem( sentence: string ): void;
}

/** The saved views of one owner in their order. */
export function ViewList( { label, views, mayChange, onDelete, onProblem }: Props ) {
	const { orderSavedViews, updateSavedView } = useDispatch( store );
	const { placeOf, announcement } = useReorder( views.length, ( from, to ) => {
		const view = views[ from ];
		if ( ! view ) {
			return null;
		}
		orderSavedViews( moved( views, from, to ) ).catch( ( error ) => onProblem( savedViewProblem( error ) ) );
		/* translators: 1: name of a saved view, 2: its place, 3: number of saved views. */
		return sprintf( __( '“%1$s” is now view %2$d of %3$d.', 'veranda' ), view.name, to + 1, views.length );
	} );
	/** Returns whether it need not be told again. */
	const rename = async ( { id }: SavedView, name: string ): Promise< boolean > => {
		try {
			await updateSavedView( id, { name } );
			onProblem( '' );
			return true;
		} catch ( error ) {
			onProblem( savedViewProblem( error ) );
			return isViewGone( error );
		}
	};
	return (
		<>
			<ol className="veranda-reorder" aria-label={ label }>
				{ views.map( ( view, index ) =>
					mayChange ? (
						<ViewRow
							key={ view.id }
							view={ view }
							place={ placeOf( index ) }
							onRename={ ( name ) => rename( view, name ) }
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
	onRename( name: string ): Promise< boolean >;
	onDelete(): void;
}

function ViewRow( { view: { name }, place, onRename, onDelete }: RowProps ) {
	const { text, setText, tell } = useTypedText( name, async ( wanted ) => {
		if ( wanted === '' ) {
			setText( name );
			return false;
		}
		return onRename( wanted );
	} );
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
				onKeyDown={ ( { key, nativeEvent } ) =>
					key === 'Enter' && ! isComposing( nativeEvent ) && tell.current()
				}
			/>
		</ReorderRow>
	);
}
