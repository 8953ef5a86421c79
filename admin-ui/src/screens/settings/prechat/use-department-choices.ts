import { useEffect, useState } from '@wordpress/element';
import { calls } from '../../../../../relay/client';
import type { DepartmentDetails } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { textOf } from '../definitions';
import { useForm } from '../form-context';
import { useRelayClient } from '../use-relay-client';

/** The departments to which an option can lead. */
export interface DepartmentChoices {
	/** Null: they are not known, or not yet. */
	departments: readonly DepartmentDetails[] | null;
	/** Why they could not be read; null: they were, or are on their way. */
	failure: string | null;
}

/** Reads the departments from the relay; a site that has no relay yet has none. */
export function useDepartmentChoices(): DepartmentChoices {
	const { saved } = useForm();
	const relayUrl = textOf( saved.values, 'relayUrl' );
	const { client } = useRelayClient( relayUrl );
	const [ choices, setChoices ] = useState< DepartmentChoices >( { departments: null, failure: null } );

	useEffect( () => {
		if ( relayUrl === '' ) {
			return undefined;
		}
		const controller = new AbortController();
		const { signal } = controller;
		calls.listDepartments( client, { signal } ).then(
			( departments ) => signal.aborted || setChoices( { departments, failure: null } ),
			( error: unknown ) =>
				signal.aborted || setChoices( { departments: null, failure: problemSentence( error ) } )
		);
		return () => controller.abort();
	}, [ client, relayUrl ] );

	return choices;
}
