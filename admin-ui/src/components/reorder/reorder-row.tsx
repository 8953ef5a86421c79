import { Button, Icon } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { chevronDown, chevronUp, dragHandle } from '../../icons';
import { sprintf } from '../../sprintf';
import type { RowPlace } from './use-reorder';

interface Props {
	/** What it is called, for its buttons. */
	name: string;
	place: RowPlace;
	/** What the row shows. */
	children: ReactNode;
	/** Buttons after those that move it. */
	actions: ReactNode;
	/** What is below the row. */
	below?: ReactNode;
}

/** A row of a list that has an order: it is dragged by its handle, or moved by its buttons. */
export function ReorderRow( { name, place, children, actions, below }: Props ) {
	const row = useRef< HTMLLIElement >( null );
	const pressed = useRef< HTMLButtonElement | null >( null );

	// A row that changes places loses the focus in some browsers.
	useEffect( () => {
		pressed.current?.focus();
		pressed.current = null;
	} );

	const moveBy = ( by: number ) => ( event: { currentTarget: HTMLButtonElement } ) => {
		pressed.current = event.currentTarget;
		place.onMove( by );
	};

	return (
		<li
			ref={ row }
			className={ place.isDragged ? 'is-dragged' : undefined }
			onDragOver={ ( event ) => event.preventDefault() }
			onDrop={ ( event ) => {
				event.preventDefault();
				place.onDropHere();
			} }
		>
			<div className="veranda-reorder-row">
				<span
					className="veranda-reorder-handle"
					aria-hidden="true"
					draggable
					onDragStart={ ( event ) => {
						event.dataTransfer.effectAllowed = 'move';
						event.dataTransfer.setData( 'text/plain', name );
						if ( row.current ) {
							event.dataTransfer.setDragImage( row.current, 0, 0 );
						}
						place.onDrag( true );
					} }
					onDragEnd={ () => place.onDrag( false ) }
				>
					<Icon icon={ dragHandle } />
				</span>
				{ children }
				<Button
					icon={ chevronUp }
					/* translators: %s: name of what is moved. */
					label={ sprintf( __( 'Move “%s” up', 'veranda' ), name ) }
					disabled={ place.isFirst }
					accessibleWhenDisabled
					onClick={ moveBy( -1 ) }
				/>
				<Button
					icon={ chevronDown }
					/* translators: %s: name of what is moved. */
					label={ sprintf( __( 'Move “%s” down', 'veranda' ), name ) }
					disabled={ place.isLast }
					accessibleWhenDisabled
					onClick={ moveBy( 1 ) }
				/>
				{ actions }
			</div>
			{ below }
		</li>
	);
}
