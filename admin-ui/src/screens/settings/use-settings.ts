import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { snackbarStore } from '../../snackbars/store';
import {
	changedNames,
	changesBetween,
	mergeSettings,
	valuesOf,
	type SettingName,
	type Settings,
	type SettingsValues,
} from './settings';
import { fetchSettings, InvalidSettingsError, saveSettings, sentenceOf, SettingsConflictError } from './settings-api';

export interface SettingsForm {
	status: 'loading' | 'ready' | 'failed';
	loadError: string;
	/** As WordPress has them; null until they are read. */
	saved: Settings | null;
	/** As they are typed. */
	values: SettingsValues;
	isDirty: boolean;
	isSaving: boolean;
	saveError: string | null;
	errors: Partial< Record< SettingName, string > >;
	/** What somebody else has changed too; null: nobody saved meanwhile. */
	conflicts: SettingName[] | null;
	load(): void;
	change( part: Partial< SettingsValues > ): void;
	save(): Promise< void >;
	takeTheirs( name: SettingName ): void;
}

const noValues: SettingsValues = {
	relayUrl: '',
	isWidgetEnabled: true,
	accentColor: '#3858e9',
	position: 'right',
	title: '',
	greeting: '',
	notificationEmail: '',
};

/** Keeps the settings while they are edited. */
export function useSettings(): SettingsForm {
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ status, setStatus ] = useState< SettingsForm[ 'status' ] >( 'loading' );
	const [ loadError, setLoadError ] = useState( '' );
	const [ saved, setSaved ] = useState< Settings | null >( null );
	const [ values, setValues ] = useState( noValues );
	const [ isSaving, setIsSaving ] = useState( false );
	const [ saveError, setSaveError ] = useState< string | null >( null );
	const [ errors, setErrors ] = useState< SettingsForm[ 'errors' ] >( {} );
	const [ conflicts, setConflicts ] = useState< SettingName[] | null >( null );
	const isDirty = saved !== null && changedNames( saved, values ).length > 0;

	const load = useCallback( () => {
		setStatus( 'loading' );
		fetchSettings().then(
			( settings ) => {
				setSaved( settings );
				setValues( valuesOf( settings ) );
				setStatus( 'ready' );
			},
			( error ) => {
				setLoadError( sentenceOf( error ) ?? __( 'The settings could not be read.', 'veranda' ) );
				setStatus( 'failed' );
			}
		);
	}, [] );

	useEffect( load, [ load ] );
	useLeaveWarning( isDirty );

	const save = async () => {
		if ( ! saved || isSaving ) {
			return;
		}
		setIsSaving( true );
		setSaveError( null );
		setErrors( {} );
		try {
			const settings = await saveSettings( changesBetween( saved, values ), saved.version );
			setSaved( settings );
			// What was typed while this was on its way stays.
			setValues( ( now ) => ( {
				...valuesOf( settings ),
				...changesBetween( values, now ),
			} ) );
			setConflicts( null );
			void showSnackbar( __( 'Settings saved.', 'veranda' ) );
		} catch ( error ) {
			if ( error instanceof SettingsConflictError ) {
				setSaved( error.saved );
				setValues( ( now ) => mergeSettings( saved, now, error.saved ).values );
				setConflicts( mergeSettings( saved, values, error.saved ).conflicts );
			} else if ( error instanceof InvalidSettingsError ) {
				setErrors( error.fields );
				setSaveError( __( 'Some fields need another look. Nothing has been saved yet.', 'veranda' ) );
			} else {
				setSaveError(
					sentenceOf( error ) ??
						__( 'Your site did not answer. Nothing has been saved; try again.', 'veranda' )
				);
			}
		} finally {
			setIsSaving( false );
		}
	};

	return {
		status,
		loadError,
		saved,
		values,
		isDirty,
		isSaving,
		saveError,
		errors,
		conflicts,
		load,
		change: ( part ) => setValues( ( before ) => ( { ...before, ...part } ) ),
		save,
		takeTheirs: ( name ) => {
			if ( saved ) {
				setValues( ( before ) => ( {
					...before,
					[ name ]: saved[ name ],
				} ) );
				setConflicts( ( before ) => before?.filter( ( other ) => other !== name ) ?? null );
			}
		},
	};
}

/** Asks before the page is left with something unsaved. */
function useLeaveWarning( isDirty: boolean ): void {
	useEffect( () => {
		if ( ! isDirty ) {
			return undefined;
		}
		const warn = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', warn );
		return () => window.removeEventListener( 'beforeunload', warn );
	}, [ isDirty ] );
}
