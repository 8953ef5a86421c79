import { Button, FormFileUpload, Notice, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { formatNumber } from '../../../language';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { readCsv, type ReadLine } from './csv';
import { ImportReport } from './import-report';
import { importResponses, type ImportResult } from './import-responses';
import { findSame } from './response-problem';

/** Asks for a file of canned responses, says what is in it, and saves it. */
export function ImportForm( { onDone }: { onDone(): void } ) {
	const { all } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { saveCannedResponse } = useDispatch( store );
	const [ lines, setLines ] = useState< readonly ReadLine[] | null >( null );
	const [ problem, setProblem ] = useState( '' );
	const [ isReplacing, setIsReplacing ] = useState( false );
	const [ progress, setProgress ] = useState< number | null >( null );
	const [ result, setResult ] = useState< ImportResult | null >( null );

	const read = async ( file: File | undefined ) => {
		const found = file ? readCsv( await file.text() ) : null;
		// Who may not share gets them as their own.
		const mine = found?.map( ( { line, content } ) => ( {
			line,
			content: { ...content, isShared: content.isShared && canManage },
		} ) );
		setLines( mine && mine.length > 0 ? mine : null );
		setProblem( mine && mine.length > 0 ? '' : emptySentence() );
	};
	const start = async ( from: readonly ReadLine[] ) => {
		setProgress( 0 );
		const save = async ( ...saved: Parameters< typeof saveCannedResponse > ) => saveCannedResponse( ...saved );
		setResult( await importResponses( { lines: from, all, isReplacing, save, onDone: setProgress } ) );
		setProgress( null );
	};

	if ( result ) {
		return <ImportReport result={ result } onDone={ onDone } />;
	}
	const existing = lines?.filter( ( { content } ) => findSame( content, all ) ).length ?? 0;
	return (
		<div className="veranda-response-form">
			<p className="veranda-hint">
				{ __(
					'Choose a CSV file with the columns shortcut, title, text, folder, language and shared. An export is such a file.',
					'veranda'
				) }
			</p>
			{ problem && (
				<Notice status="error" isDismissible={ false }>
					{ problem }
				</Notice>
			) }
			<FormFileUpload
				accept=".csv,text/csv"
				render={ ( { openFileDialog } ) => (
					<Button variant="secondary" __next40pxDefaultSize onClick={ openFileDialog }>
						{ __( 'Choose a file', 'veranda' ) }
					</Button>
				) }
				onChange={ ( { currentTarget } ) => {
					void read( currentTarget.files?.[ 0 ] );
					// The same file, mended, may be chosen again.
					currentTarget.value = '';
				} }
			/>
			{ lines && (
				<>
					<p role="status">
						{ sprintf(
							/* translators: %s: a number. */
							_n(
								'The file has %s canned response.',
								'The file has %s canned responses.',
								lines.length,
								'veranda'
							),
							formatNumber( lines.length )
						) }
					</p>
					{ existing > 0 && (
						<ToggleControl
							__nextHasNoMarginBottom
							label={ sprintf(
								/* translators: %s: a number. */
								_n(
									'Replace %s that is here already',
									'Replace %s that are here already',
									existing,
									'veranda'
								),
								formatNumber( existing )
							) }
							help={ __( 'Otherwise those stay as they are.', 'veranda' ) }
							checked={ isReplacing }
							onChange={ setIsReplacing }
						/>
					) }
				</>
			) }
			<div className="veranda-dialog-buttons">
				<Button variant="tertiary" __next40pxDefaultSize disabled={ progress !== null } onClick={ onDone }>
					{ __( 'Cancel', 'veranda' ) }
				</Button>
				<Button
					variant="primary"
					__next40pxDefaultSize
					accessibleWhenDisabled
					disabled={ lines === null || progress !== null }
					isBusy={ progress !== null }
					onClick={ () => lines && void start( lines ) }
				>
					{ progress === null || lines === null
						? __( 'Import', 'veranda' )
						: sprintf(
								/* translators: 1: a number, 2: the number of all. */
								__( '%1$s of %2$s', 'veranda' ),
								formatNumber( progress ),
								formatNumber( lines.length )
							) }
				</Button>
			</div>
		</div>
	);
}

function emptySentence(): string {
	return __(
		'There are no canned responses in this file. It needs at least the columns shortcut and text.',
		'veranda'
	);
}
