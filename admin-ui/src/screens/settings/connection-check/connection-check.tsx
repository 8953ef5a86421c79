import { Button, Icon, Spinner } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { requestAgentToken } from '../../../agent-token';
import { cancelCircleFilled, caution, published } from '../../../icons';
import { checkFromBrowser } from './check-from-browser';
import { reportText, statusName, type Finding } from './finding';
import { siteSentence } from '../../../site-error';
import { checkFromServer } from './check-from-server';

interface Props {
	/** The address that is saved: what visitors use. */
	relayUrl: string;
	isDirty: boolean;
}

interface Section {
	heading: string;
	findings: Finding[];
}

const ICONS = {
	good: published,
	warning: caution,
	critical: cancelCircleFilled,
};

/** Tests the way to the relay, from the site's server and from this browser, and says what to do. */
export function ConnectionCheck( { relayUrl, isDirty }: Props ) {
	const [ isRunning, setIsRunning ] = useState( false );
	const [ sections, setSections ] = useState< Section[] | null >( null );
	const [ isCopied, setIsCopied ] = useState( false );
	const copyRef = useCopyToClipboard< HTMLButtonElement >( reportText( sections ?? [] ), () => setIsCopied( true ) );

	const run = async () => {
		setIsRunning( true );
		setIsCopied( false );
		const [ server, browser ] = await Promise.all( [
			checkFromServer().catch( ( error ) => [ serverFailure( error ) ] ),
			checkFromBrowser( {
				relayUrl,
				pageUrl: window.location.href,
				getToken: async () => ( await requestAgentToken() ).token,
			} ),
		] );
		setSections( [
			{
				heading: __( 'From your site’s server', 'veranda' ),
				findings: server,
			},
			{
				heading: __( 'From this browser', 'veranda' ),
				findings: browser,
			},
		] );
		setIsRunning( false );
	};

	return (
		<div className="veranda-check">
			<div className="veranda-check-actions">
				<Button
					variant="secondary"
					__next40pxDefaultSize
					isBusy={ isRunning }
					disabled={ isRunning || relayUrl === '' }
					accessibleWhenDisabled
					onClick={ () => void run() }
				>
					{ __( 'Check connection', 'veranda' ) }
				</Button>
				{ sections && ! isRunning && (
					<Button variant="tertiary" __next40pxDefaultSize ref={ copyRef }>
						{ isCopied ? __( 'Copied', 'veranda' ) : __( 'Copy as text', 'veranda' ) }
					</Button>
				) }
				{ isRunning && <Spinner /> }
			</div>
			{ isDirty && (
				<p className="veranda-hint">
					{ __( 'The check uses the saved address: save your changes first.', 'veranda' ) }
				</p>
			) }
			<div role="status">
				{ sections?.map( ( { heading, findings } ) => (
					<div key={ heading } className="veranda-findings">
						<h3>{ heading }</h3>
						<ul>
							{ findings.map( ( { id, status, title, detail, fix } ) => (
								<li key={ id } className={ `is-${ status }` }>
									<Icon icon={ ICONS[ status ] } size={ 24 } />
									<div>
										<p className="veranda-finding-title">
											<span className="screen-reader-text">{ statusName( status ) }: </span>
											{ title }
										</p>
										<p>{ detail }</p>
										{ fix && <p className="veranda-finding-fix">{ fix }</p> }
									</div>
								</li>
							) ) }
						</ul>
					</div>
				) ) }
			</div>
		</div>
	);
}

function serverFailure( error: unknown ): Finding {
	return {
		id: 'server',
		status: 'critical',
		title: __( 'Asking your site', 'veranda' ),
		detail: siteSentence( error ) ?? __( 'Your site did not answer.', 'veranda' ),
		fix: __( 'Reload this page, then repeat the check.', 'veranda' ),
	};
}
