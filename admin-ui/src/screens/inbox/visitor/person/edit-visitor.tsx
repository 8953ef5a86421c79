import { Button, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../../../../relay/client';
import { store } from '../../../../store';
import type { VisitorForm } from '../../../../store/visitor-details/visitor-form';
import type { VisitorProblem } from '../../../../store/visitor-details/visitor-problem';
import { OwnFields } from './own-fields';
import { VisitorField } from './visitor-field';

interface Props {
	visitorId: string;
	form: VisitorForm;
	isSaving: boolean;
	/** Why it was not stored; null: nothing is known to be wrong. */
	problem: VisitorProblem | null;
	/** WordPress vouches for name and email address: those are not ours to change. */
	isVerified: boolean;
}

type Plain = 'name' | 'email' | 'phone' | 'company';

/** Asks for what is known of a visitor. What is typed stays until it is saved or given up, also beside another conversation. */
export function EditVisitor( { visitorId, form, isSaving, problem, isVerified }: Props ) {
	const { changeVisitorForm, giveUpVisitorForm, saveVisitorForm } = useDispatch( store );
	const element = useRef< HTMLFormElement >( null );
	const toldProblem = useRef( problem );
	const change = ( changes: Partial< VisitorForm > ) => void changeVisitorForm( visitorId, { ...form, ...changes } );
	const giveUp = () => void giveUpVisitorForm( visitorId );

	useEffect( () => {
		const { current: box } = element;
		// Whoever has gone on elsewhere meanwhile stays there.
		if ( problem && problem !== toldProblem.current && box?.contains( box.ownerDocument.activeElement ) ) {
			box.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus();
		}
		toldProblem.current = problem;
	}, [ problem ] );

	const handleKey = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && ! isComposing( event.nativeEvent ) ) {
			event.stopPropagation();
			giveUp();
		}
	};
	const problemAt = ( field: string ) => ( problem?.field === field ? problem.sentence : null );
	const fieldProps = ( key: Plain ) => ( {
		field: key,
		value: form.texts[ key ],
		problem: problemAt( key ),
		now: form.outdated !== null && form.outdated[ key ] !== form.seen[ key ] ? form.seen[ key ] : null,
		onChange: ( text: string ) => change( { texts: { ...form.texts, [ key ]: text } } ),
	} );

	return (
		// Escape gives up from anywhere in it.
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
		<form
			ref={ element }
			className="veranda-person-form"
			aria-label={ __( 'Edit the visitor', 'veranda' ) }
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void saveVisitorForm( visitorId );
			} }
			onKeyDown={ handleKey }
		>
			{ problem && ! hasPlace( problem, form, isVerified ) && (
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
					<VisitorField label={ __( 'Name', 'veranda' ) } { ...fieldProps( 'name' ) } />
					<VisitorField label={ __( 'Email', 'veranda' ) } { ...fieldProps( 'email' ) } />
				</>
			) }
			<VisitorField label={ __( 'Phone', 'veranda' ) } { ...fieldProps( 'phone' ) } />
			<VisitorField label={ __( 'Company', 'veranda' ) } { ...fieldProps( 'company' ) } />
			<OwnFields form={ form } problemAt={ problemAt } onChange={ change } />
			<div className="veranda-person-buttons">
				<Button
					variant="primary"
					size="compact"
					type="submit"
					isBusy={ isSaving }
					disabled={ isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Save', 'veranda' ) }
				</Button>
				<Button variant="tertiary" size="compact" onClick={ giveUp }>
					{ __( 'Cancel', 'veranda' ) }
				</Button>
			</div>
		</form>
	);
}

/** Tells whether a problem is about one of the fields that are shown. */
function hasPlace( { field }: VisitorProblem, { texts, added }: VisitorForm, isVerified: boolean ): boolean {
	if ( field === null ) {
		return false;
	}
	const plain: Plain[] = isVerified ? [ 'phone', 'company' ] : [ 'name', 'email', 'phone', 'company' ];
	const own = [ ...Object.keys( texts.fields ), ...added.map( ( { name } ) => name.trim() ) ];
	return field.startsWith( 'added.' ) || [ ...plain, ...own.map( ( name ) => `fields.${ name }` ) ].includes( field );
}
