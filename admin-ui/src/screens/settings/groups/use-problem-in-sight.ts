import { useEffect, useState } from '@wordpress/element';
import type { RefObject } from 'react';
import type { Section } from '../sections/section';
import type { SettingsForm } from '../use-settings-form';
import { groupsWith, idsOf, type GroupName } from './groups';

/** Opens the group of what could not be saved, and brings the field or else the notices into sight. */
export function useProblemInSight(
	{ conflicts, saveError, errors, definitions }: SettingsForm,
	sections: Section[],
	{ group, open }: { group: GroupName; open( group: GroupName ): void },
	notices: RefObject< HTMLElement >
): void {
	const [ problem, setProblem ] = useState< object | null >( null );

	useEffect( () => {
		if ( conflicts === null && saveError === null ) {
			return;
		}
		const groups = groupsWith( Object.keys( errors ), definitions, sections );
		if ( groups[ 0 ] && ! groups.includes( group ) ) {
			open( groups[ 0 ] );
		}
		// A hidden field takes no focus: the group has to be shown first.
		setProblem( {} );
		// Only when something has gone wrong, not while it is being mended.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ conflicts, saveError ] );

	useEffect( () => {
		if ( problem ) {
			const field = invalidField( document.getElementById( idsOf( group ).panel ) );
			field?.focus();
			( field ?? notices.current )?.scrollIntoView( { block: 'center' } );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- Once for each problem.
	}, [ problem ] );
}

function invalidField( panel: HTMLElement | null ): HTMLElement | null | undefined {
	return (
		panel?.querySelector< HTMLElement >( '[aria-invalid="true"]' ) ??
		panel
			?.querySelector( '.veranda-field-error' )
			?.closest( '.components-base-control, fieldset, [role="group"]' )
			?.querySelector< HTMLElement >( 'input, textarea, select, button' )
	);
}
