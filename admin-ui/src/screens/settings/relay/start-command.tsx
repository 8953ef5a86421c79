import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { siteSentence } from '../../../site-error';
import { fetchRelayEnvironment, type RelayEnvironment } from './relay-environment';

/** Shows, on request only, how to start the relay: the secret is in it. */
export function StartCommand() {
	const [ shown, setShown ] = useState< RelayEnvironment | null >( null );
	const [ error, setError ] = useState< string | null >( null );
	const [ isBusy, setIsBusy ] = useState( false );

	const show = async () => {
		setIsBusy( true );
		setError( null );
		try {
			setShown( await fetchRelayEnvironment() );
		} catch ( reason ) {
			setError( siteSentence( reason ) ?? __( 'Your site did not answer. Please try again.', 'veranda' ) );
		} finally {
			setIsBusy( false );
		}
	};

	if ( ! shown ) {
		return (
			<div>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					isBusy={ isBusy }
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ () => void show() }
				>
					{ __( 'Show the start command', 'veranda' ) }
				</Button>
				{ error && (
					<p className="veranda-field-error" role="alert">
						{ error }
					</p>
				) }
			</div>
		);
	}
	return (
		<div className="veranda-command">
			<p>
				{ __(
					'Save these values as a file, add a database user and its password, and start the relay with them. They hold the site’s secret: give them only to whoever runs the relay.',
					'veranda'
				) }
			</p>
			{ ! ( 'VERANDA_SECRET' in shown.environment ) && (
				<p>
					{ __(
						'Your site’s secret is in wp-config.php and is not shown here: copy the value of VERANDA_SECRET from there into the file.',
						'veranda'
					) }
				</p>
			) }
			<Copyable label={ __( 'Environment of the relay (relay.env)', 'veranda' ) } text={ shown.file } />
			<Copyable
				label={ __( 'Start command', 'veranda' ) }
				text={ `set -a; . ./relay.env; set +a; ${ shown.command }` }
			/>
			<Button variant="tertiary" __next40pxDefaultSize onClick={ () => setShown( null ) }>
				{ __( 'Hide', 'veranda' ) }
			</Button>
		</div>
	);
}

function Copyable( { label, text }: { label: string; text: string } ) {
	const [ isCopied, setIsCopied ] = useState( false );
	const ref = useCopyToClipboard< HTMLButtonElement >( text, () => setIsCopied( true ) );

	return (
		<div className="veranda-copyable">
			<div>
				<strong>{ label }</strong>
				<Button variant="link" ref={ ref }>
					{ isCopied ? __( 'Copied', 'veranda' ) : __( 'Copy', 'veranda' ) }
				</Button>
			</div>
			{ /* Focusable, so that the keyboard can scroll it. */ }
			{  }
			<pre dir="ltr" tabIndex={ 0 } aria-label={ label }>
				{ text }
			</pre>
		</div>
	);
}
