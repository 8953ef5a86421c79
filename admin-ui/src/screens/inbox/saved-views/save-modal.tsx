import { Modal, Notice, TextControl, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { DialogButtons } from '../../../components/dialog-buttons';
import { snackbarStore } from '../../../snackbars/store';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { savedViewProblem } from '../../../store/saved-views/saved-view-problem';
import type { FilterValues } from '../list/filters/filter';
import type { InboxView } from '../list/views/view';

interface Props {
	view: InboxView;
	values: FilterValues;
	onClose(): void;
}

/** Asks for the name of the list as it is filtered and sorted now. */
export function SaveModal( { view, values, onClose }: Props ) {
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { createSavedView } = useDispatch( store );
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ name, setName ] = useState( '' );
	const [ isShared, setIsShared ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const [ isBusy, setIsBusy ] = useState( false );
	const field = useRef< HTMLInputElement >( null );

	useEffect( () => field.current?.focus(), [] );

	const submit = async ( event: FormEvent ) => {
		event.preventDefault();
		if ( isBusy ) {
			return;
		}
		if ( name.trim() === '' ) {
			setProblem( __( 'Give it a name.', 'veranda' ) );
			field.current?.focus();
			return;
		}
		setIsBusy( true );
		try {
			await createSavedView( { name, list: view.name, filters: { ...values }, isShared } );
			/* translators: %s: name of a saved view. */
			void showSnackbar( sprintf( __( 'The view “%s” is saved.', 'veranda' ), name.trim() ) );
			onClose();
		} catch ( error ) {
			setProblem( savedViewProblem( error ) );
			setIsBusy( false );
		}
	};
	return (
		<Modal
			title={ __( 'Save this view', 'veranda' ) }
			size="small"
			focusOnMount={ false }
			// What is typed would be lost by a slip.
			shouldCloseOnEsc={ name === '' }
			shouldCloseOnClickOutside={ name === '' }
			onRequestClose={ onClose }
		>
			<form className="veranda-response-form" noValidate onSubmit={ ( event ) => void submit( event ) }>
				{ problem && (
					<Notice status="error" isDismissible={ false }>
						{ problem }
					</Notice>
				) }
				<TextControl
					ref={ field }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Name', 'veranda' ) }
					help={ __( 'The list, its filters and its order are saved under it.', 'veranda' ) }
					value={ name }
					maxLength={ LIMITS.savedViewNameCharacters }
					dir="auto"
					autoComplete="off"
					onChange={ setName }
				/>
				{ canManage && (
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Share it with all agents', 'veranda' ) }
						help={ __( 'Otherwise it is yours alone.', 'veranda' ) }
						checked={ isShared }
						onChange={ setIsShared }
					/>
				) }
				<DialogButtons action={ __( 'Save', 'veranda' ) } isBusy={ isBusy } onCancel={ onClose } />
			</form>
		</Modal>
	);
}
