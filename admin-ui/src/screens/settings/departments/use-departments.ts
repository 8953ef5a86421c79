import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { calls, ProblemError } from '../../../../../relay/client';
import type {
	CreateDepartmentRequest,
	DepartmentDetails,
	UpdateDepartmentRequest,
} from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { moved } from '../../../components/reorder/use-reorder';
import { useRelayClient } from '../use-relay-client';

/** The departments on their way from the relay. */
export type DepartmentsReading =
	| { status: 'loading' }
	| { status: 'failed'; reason: string }
	| { status: 'ready'; departments: DepartmentDetails[] };

export interface Departments {
	reading: DepartmentsReading;
	/** The relay has refused a change: this person may look only. */
	isForbidden: boolean;
	read(): void;
	create( request: CreateDepartmentRequest ): Promise< void >;
	update( department: DepartmentDetails, changes: UpdateDepartmentRequest ): Promise< void >;
	/** Puts a department at another place; what the relay does not take is taken back. */
	move( from: number, to: number ): Promise< void >;
	remove( department: DepartmentDetails ): Promise< void >;
}

/** Whether somebody is there changes by itself. */
const LOOK_MS = 30_000;

/** Keeps the relay's departments while they are looked after. Changes fail as the relay's client does. */
export function useDepartments( relayUrl: string ): Departments {
	const { client, tokens } = useRelayClient( relayUrl );
	const [ reading, setReading ] = useState< DepartmentsReading >( { status: 'loading' } );
	const [ isForbidden, setIsForbidden ] = useState( false );
	/** Changes run one after the other: those of the order build on each other. */
	const last = useRef< Promise< unknown > >( Promise.resolve() );

	const read = useCallback( () => {
		setReading( { status: 'loading' } );
		tokens.forgetFailure();
		calls.listDepartments( client ).then(
			( departments ) => setReading( { status: 'ready', departments } ),
			( error: unknown ) => setReading( { status: 'failed', reason: problemSentence( error ) } )
		);
	}, [ client, tokens ] );
	useEffect( read, [ read ] );

	const set = ( next: ( departments: DepartmentDetails[] ) => DepartmentDetails[] ) =>
		setReading( ( now ) => ( now.status === 'ready' ? { ...now, departments: next( now.departments ) } : now ) );
	const replace = ( changed: DepartmentDetails ) =>
		set( ( departments ) => departments.map( ( each ) => ( each.id === changed.id ? changed : each ) ) );

	/** Reads them again without a word; what fails is asked for again later. */
	const look = useCallback( async () => {
		await last.current;
		const departments = await calls.listDepartments( client ).catch( () => null );
		if ( departments !== null ) {
			setReading( ( now ) => ( now.status === 'ready' ? { status: 'ready', departments } : now ) );
		}
	}, [ client ] );
	useEffect( () => {
		const timer = window.setInterval( () => void look(), LOOK_MS );
		return () => window.clearInterval( timer );
	}, [ look ] );

	const inTurn = < Result >( change: () => Promise< Result > ): Promise< Result > => {
		const result = last.current.then( change );
		last.current = result.catch( ( error: unknown ) => {
			if ( error instanceof ProblemError && error.code === 'forbidden' ) {
				setIsForbidden( true );
			}
		} );
		return result;
	};

	return {
		reading,
		isForbidden,
		read,
		create: ( request ) =>
			inTurn( async () => {
				const made = await calls.createDepartment( client, request );
				set( ( departments ) => [ ...departments, made ] );
			} ),
		update: ( { id }, changes ) =>
			inTurn( async () => replace( await calls.updateDepartment( client, id, changes ) ) ),
		move: ( from, to ) => {
			const before = reading.status === 'ready' ? reading.departments : [];
			const ordered = moved( before, from, to ).map( ( department, order ) => ( { ...department, order } ) );
			const isElsewhere = ( { id, order }: DepartmentDetails ) =>
				before.find( ( department ) => department.id === id )?.order !== order;
			set( () => ordered );
			return inTurn( async () => {
				for ( const { id, order } of ordered.filter( isElsewhere ) ) {
					await calls.updateDepartment( client, id, { order } );
				}
			} ).catch( async ( error: unknown ) => {
				await look();
				throw error;
			} );
		},
		remove: ( { id } ) =>
			inTurn( async () => {
				await calls.deleteDepartment( client, id );
				set( ( departments ) => departments.filter( ( department ) => department.id !== id ) );
			} ),
	};
}
