import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { snackbarStore } from '../../snackbars/store';
import type { SettingDefinitions, SettingValues } from './definitions';
import { siteSentence } from '../../site-error';
import { changedNames, changesBetween, mergeSettings, type Settings } from './settings';
import { InvalidSettingsError, saveSettings, SettingsConflictError } from './settings-api';

/** The settings while they are edited. */
export interface SettingsForm {
	definitions: SettingDefinitions;
	/** As WordPress has them. */
	saved: Settings;
	/** As they are typed. */
	values: SettingValues;
	isDirty: boolean;
	isSaving: boolean;
	saveError: string | null;
	/** What is wrong with a field, by the name of the setting. */
	errors: Record< string, string >;
	/** In which row of it, from 0, for a setting that has rows. */
	errorRows: Record< string, number >;
	/** What somebody else has changed too; null: nobody saved meanwhile. */
	conflicts: string[] | null;
	change( changes: SettingValues ): void;
	save(): Promise< void >;
	/**
	 * Saves these changes at once; what else is typed stays unsaved. Where something else is typed in the same setting,
	 * `typed` is what stands there from now on.
	 */
	saveAlone( changes: SettingValues, typed?: SettingValues ): Promise< void >;
	takeTheirs( name: string ): void;
}

/** Keeps the settings while they are edited, from what was read first. */
export function useSettingsForm( definitions: SettingDefinitions, first: Settings ): SettingsForm {
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ saved, setSaved ] = useState( first );
	const [ values, setValues ] = useState( first.values );
	const [ isSaving, setIsSaving ] = useState( false );
	const [ saveError, setSaveError ] = useState< string | null >( null );
	const [ errors, setErrors ] = useState< SettingsForm[ 'errors' ] >( {} );
	const [ errorRows, setErrorRows ] = useState< SettingsForm[ 'errorRows' ] >( {} );
	const [ conflicts, setConflicts ] = useState< string[] | null >( null );
	const isDirty = changedNames( saved.values, values ).length > 0;

	useLeaveWarning( isDirty );

	const change = ( changes: SettingValues ) => {
		setValues( ( now ) => ( { ...now, ...changes } ) );
		// What was said about a field was said about its old value.
		setErrors( ( now ) =>
			Object.fromEntries( Object.entries( now ).filter( ( [ name ] ) => ! ( name in changes ) ) )
		);
	};

	const save = () => send( values );

	const saveAlone = ( changes: SettingValues, typed = changes ) => {
		change( typed );
		return send( { ...saved.values, ...changes } );
	};

	const send = async ( typed: SettingValues ) => {
		if ( isSaving ) {
			return;
		}
		setIsSaving( true );
		setSaveError( null );
		setErrors( {} );
		try {
			const settings = await saveSettings( definitions, changesBetween( saved.values, typed ), saved.version );
			setSaved( settings );
			// What was typed while this was on its way stays.
			setValues( ( now ) => ( { ...settings.values, ...changesBetween( typed, now ) } ) );
			setConflicts( null );
			void showSnackbar( __( 'Settings saved.', 'veranda' ) );
		} catch ( error ) {
			if ( error instanceof SettingsConflictError ) {
				setSaved( error.saved );
				setValues( ( now ) => mergeSettings( saved.values, now, error.saved.values ).values );
				setConflicts( mergeSettings( saved.values, typed, error.saved.values ).conflicts );
			} else if ( error instanceof InvalidSettingsError ) {
				setErrors( error.fields );
				setErrorRows( error.rows );
				setSaveError( __( 'Some fields need another look. Nothing has been saved yet.', 'veranda' ) );
			} else {
				setSaveError(
					siteSentence( error ) ??
						__( 'Your site did not answer. Nothing has been saved; try again.', 'veranda' )
				);
			}
		} finally {
			setIsSaving( false );
		}
	};

	const takeTheirs = ( name: string ) => {
		const theirs = saved.values[ name ];
		if ( theirs !== undefined ) {
			change( { [ name ]: theirs } );
			setConflicts( ( now ) => now?.filter( ( other ) => other !== name ) ?? null );
		}
	};

	return {
		definitions,
		saved,
		values,
		isDirty,
		isSaving,
		saveError,
		errors,
		errorRows,
		conflicts,
		change,
		save,
		saveAlone,
		takeTheirs,
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
