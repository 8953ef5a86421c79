import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { isComposing } from '../../../../../relay/client';
import { siteSentence } from '../../../site-error';
import { sprintf } from '../../../sprintf';
import { devices, people } from './names';
import { tryAddress, type PlacementChoices, type TrialResult } from './placement-api';

interface Props {
	/** JSON, as it is typed. */
	rules: string;
	isElsewhere: boolean;
	choices: PlacementChoices;
}

/** What came of a try, and what was tried. */
interface Outcome {
	of: string;
	said: string;
	isProblem: boolean;
}

const optionsOf = ( labels: Record< string, string > ) =>
	Object.entries( labels ).map( ( [ value, label ] ) => ( { value, label } ) );

/** Says for an address whether the chat shows there, and because of which rule. */
export function TryAddress( { rules, isElsewhere, choices }: Props ) {
	const [ address, setAddress ] = useState( '/' );
	const [ role, setRole ] = useState( 'guest' );
	const [ device, setDevice ] = useState( 'computer' );
	const [ hours, setHours ] = useState< 'open' | 'closed' >( 'open' );
	const [ outcome, setOutcome ] = useState< Outcome | null >( null );
	const trial = { address, rules, isElsewhere, role, device, isOpen: hours === 'open' };
	const of = JSON.stringify( trial );
	const run = async () => {
		try {
			setOutcome( { of, said: sentenceFor( await tryAddress( trial ) ), isProblem: false } );
		} catch ( error ) {
			const said = siteSentence( error ) ?? __( 'Your site did not answer. Try again.', 'veranda' );
			setOutcome( { of, said, isProblem: true } );
		}
	};
	// What was said about something else holds no more.
	const shown = outcome?.of === of ? outcome : null;

	return (
		<div className="veranda-try" role="group" aria-label={ __( 'Try an address', 'veranda' ) }>
			<h3>{ __( 'Try an address', 'veranda' ) }</h3>
			<div className="veranda-try-fields">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					dir="ltr"
					label={ __( 'Address on your site', 'veranda' ) }
					value={ address }
					onChange={ setAddress }
					onKeyDown={ ( event ) => {
						if ( event.key === 'Enter' && ! isComposing( event.nativeEvent ) ) {
							// Not to save the settings.
							event.preventDefault();
							void run();
						}
					} }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Seen by', 'veranda' ) }
					value={ role }
					options={ optionsOf( people( choices ) ) }
					onChange={ setRole }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'On', 'veranda' ) }
					value={ device }
					options={ optionsOf( devices() ) }
					onChange={ setDevice }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'When', 'veranda' ) }
					value={ hours }
					options={ [
						{ value: 'open', label: __( 'While you are open', 'veranda' ) },
						{ value: 'closed', label: __( 'While you are closed', 'veranda' ) },
					] }
					onChange={ setHours }
				/>
				<Button variant="secondary" __next40pxDefaultSize onClick={ () => void run() }>
					{ __( 'Try it', 'veranda' ) }
				</Button>
			</div>
			<p role="status" className={ shown?.isProblem ? 'veranda-field-error' : undefined }>
				{ shown?.said }
			</p>
		</div>
	);
}

function sentenceFor( { isShown, rule }: TrialResult ): string {
	if ( rule === null ) {
		return isShown
			? __( 'The chat shows. No rule fits.', 'veranda' )
			: __( 'The chat does not show. No rule fits.', 'veranda' );
	}
	return isShown
		? /* translators: %d: the number of a rule. */
			sprintf( __( 'The chat shows, because of rule %d.', 'veranda' ), rule )
		: /* translators: %d: the number of a rule. */
			sprintf( __( 'The chat does not show, because of rule %d.', 'veranda' ), rule );
}
