import { Button, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, KeyboardEvent } from 'react';
import { isComposing, ProblemError } from '../../../../../../relay/client';
import { store } from '../../../../store';
import {
	rebased,
	requestOf,
	type VisitorForm,
	type VisitorTexts,
} from '../../../../store/visitor-details/visitor-form';
import { OwnFields } from './own-fields';
import { readVisitorProblem, type VisitorProblem } from './visitor-problem';
import { VisitorField } from './visitor-field';

interface Props {
	visitorId: string;
	form: VisitorForm;
	/** WordPress vouches for name and email address: those are not ours to change. */
	isVerified: boolean;
	/** It is closed, and the focus has nowhere to be. */
	onClose(): void;
}

/** Asks for what is known of a visitor. What is typed stays until it is saved or given up, also beside another conversation. */
export function EditVisitor( { visitorId, form, isVerified, onClose }: Props ) {
	const { visitorFormChanged, visitorDetailsReceived, saveVisitor } = useDispatch( store );
	const [ problem, setProblem ] = useState< VisitorProblem | null >( null );
	/** What was there before somebody else has changed it. */
	const [ outdated, setOutdated ] = useState< VisitorTexts | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const element = useRef< HTMLFormElement >( null );
	const change = ( changes: Partial< VisitorForm > ) => void visitorFormChanged( visitorId, { ...form, ...changes } );
	const close = () => {
		void visitorFormChanged( visitorId, null );
		onClose();
	};

	useEffect( () => element.current?.querySelector( 'input' )?.focus(), [] );
	useEffect( () => {
		if ( problem ) {
			element.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus();
		}
	}, [ problem ] );

	const save = async ( event: FormEvent ) => {
		event.preventDefault();
		const request = requestOf( form );
		if ( isBusy || request === null ) {
			return request === null ? close() : undefined;
		}
		setBusy( true );
		setProblem( null );
		try {
			await saveVisitor( visitorId, request );
			close();
		} catch ( error ) {
			const now = error instanceof ProblemError ? error.problem.visitor : undefined;
			if ( now ) {
				setOutdated( form.seen );
				void visitorDetailsReceived( now );
				change( rebased( form, now ) );
			}
			setProblem( readVisitorProblem( error ) );
			setBusy( false );
		}
	};
	const handleKey = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && ! isComposing( event.nativeEvent ) ) {
			event.stopPropagation();
			close();
		}
	};
	const fieldProps = ( key: 'name' | 'email' | 'phone' | 'company' ) => ( {
		value: form.texts[ key ],
		problem: problem?.field === key ? problem.sentence : null,
		now: outdated !== null && outdated[ key ] !== form.seen[ key ] ? form.seen[ key ] : null,
		onChange: ( text: string ) => change( { texts: { ...form.texts, [ key ]: text } } ),
	} );
	const isElsewhere = problem !== null && ( problem.field === null || problem.field.startsWith( 'fields' ) );

	return (
		// Escape gives up from anywhere in it.
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
		<form
			ref={ element }
			className="veranda-person-form"
			aria-label={ __( 'Edit the visitor', 'veranda' ) }
			noValidate
			onSubmit={ ( event ) => void save( event ) }
			onKeyDown={ handleKey }
		>
			{ isElsewhere && (
				<Notice status="error" isDismissible={ false }>
					{ problem.sentence }
				</Notice>
			) }
			{ isVerified ? (
				<p className="veranda-hint">
					{ __( 'Name and email address come from the user account on this site.', 'veranda' ) }
				</p>
			) : (
				<>
					<VisitorField field="name" label={ __( 'Name', 'veranda' ) } { ...fieldProps( 'name' ) } />
					<VisitorField field="email" label={ __( 'Email', 'veranda' ) } { ...fieldProps( 'email' ) } />
				</>
			) }
			<VisitorField field="phone" label={ __( 'Phone', 'veranda' ) } { ...fieldProps( 'phone' ) } />
			<VisitorField field="company" label={ __( 'Company', 'veranda' ) } { ...fieldProps( 'company' ) } />
			<OwnFields form={ form } outdated={ outdated } onChange={ change } />
			<div className="veranda-person-buttons">
				<Button
					variant="primary"
					size="compact"
					type="submit"
					isBusy={ isBusy }
					disabled={ isBusy }
					accessibleWhenDisabled
				>
					{ __( 'Save', 'veranda' ) }
				</Button>
				<Button variant="tertiary" size="compact" onClick={ close }>
					{ __( 'Cancel', 'veranda' ) }
				</Button>
			</div>
		</form>
	);
}
