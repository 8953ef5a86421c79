import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { fetchRelayEnvironment, sentenceOf, type RelayEnvironment } from './settings-api';

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
			setError( sentenceOf( reason ) ?? __( 'Your site did not answer. Please try again.', 'veranda' ) );
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
			<p className="veranda-hint">
				{ __( 'This holds the secret and the database’s password. Give it only to whoever runs the relay.', 'veranda' ) }
			</p>
			{ shown.command && <Copyable label={ __( 'Start command', 'veranda' ) } text={ shown.command } /> }
			{ shown.environment && (
				<Copyable label={ __( 'Environment', 'veranda' ) } text={ shown.environment } />
			) }
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
			{ /* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */ }
			<pre dir="ltr" tabIndex={ 0 } aria-label={ label }>
				{ text }
			</pre>
		</div>
	);
}
