import { SelectControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { isOn, type SettingValues } from '../definitions';
import { SCREENS, stateOptions, type PreviewChoice } from './preview-options';
import { usePreviewConfig } from './use-preview-config';

interface Props {
	values: SettingValues;
	/** Nothing is asked of the site while nobody sees it. */
	isHidden?: boolean;
}

/** The page that plugin/includes/Frontend/Preview_Page.php sends; it stands beside this one. */
const PAGE = 'admin.php?page=veranda-preview';

type PreviewWindow = Window & { showPreview?: ( options: object ) => void };

/** Shows the chat as visitors will see it, beside the fields that decide it. */
export function WidgetPreview( { values, isHidden = false }: Props ) {
	const [ choice, setChoice ] = useState< PreviewChoice >( {
		state: 'first',
		screen: 'desktop',
		scheme: 'light',
		direction: isRTL() ? 'rtl' : 'ltr',
	} );
	const [ isReady, setIsReady ] = useState( false );
	const frame = useRef< HTMLIFrameElement >( null );
	const { config, hasFailed } = usePreviewConfig( values, isHidden );
	const { state, screen, scheme, direction } = choice;
	const change = ( changed: Partial< PreviewChoice > ) => setChoice( ( now ) => ( { ...now, ...changed } ) );

	useEffect( () => {
		if ( isReady && config ) {
			( frame.current?.contentWindow as PreviewWindow | null )?.showPreview?.( {
				config,
				state,
				scheme,
				direction,
			} );
		}
	}, [ isReady, config, state, scheme, direction, screen ] );

	return (
		<div className="veranda-preview" hidden={ isHidden }>
			<div className="veranda-preview-choices" role="group" aria-label={ __( 'Preview', 'veranda' ) }>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Preview', 'veranda' ) }
					value={ state }
					options={ stateOptions() }
					onChange={ ( chosen ) => change( { state: chosen } ) }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Screen', 'veranda' ) }
					value={ screen }
					options={ [
						{ value: 'desktop', label: __( 'Computer', 'veranda' ) },
						{ value: 'phone', label: __( 'Phone', 'veranda' ) },
					] }
					onChange={ ( chosen ) => change( { screen: chosen } ) }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Page', 'veranda' ) }
					value={ scheme }
					options={ [
						{ value: 'light', label: __( 'Light', 'veranda' ) },
						{ value: 'dark', label: __( 'Dark', 'veranda' ) },
					] }
					onChange={ ( chosen ) => change( { scheme: chosen } ) }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Direction', 'veranda' ) }
					value={ direction }
					options={ [
						{ value: 'ltr', label: __( 'Left to right', 'veranda' ) },
						{ value: 'rtl', label: __( 'Right to left', 'veranda' ) },
					] }
					onChange={ ( chosen ) => change( { direction: chosen } ) }
				/>
			</div>
			<div className={ `veranda-preview-frame is-${ screen }` }>
				<iframe
					ref={ frame }
					title={ __( 'Preview of the chat', 'veranda' ) }
					src={ PAGE }
					{ ...SCREENS[ screen ] }
					onLoad={ () => setIsReady( true ) }
				/>
			</div>
			{ ! isOn( values, 'isWidgetEnabled' ) && (
				<p>{ __( 'Visitors see no chat while it is switched off.', 'veranda' ) }</p>
			) }
			{ hasFailed && <p role="status">{ __( 'The preview does not show your last changes.', 'veranda' ) }</p> }
		</div>
	);
}
