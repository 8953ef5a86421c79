import { Button } from '@wordpress/components';
import { Component } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { AdminConfig } from './config';
import { InboxScreen } from './screens/inbox/inbox-screen';
import { SettingsScreen } from './screens/settings/settings-screen';

interface Props {
	config: AdminConfig;
}

/** Shows the screen that WordPress asked for. */
export function App( { config }: Props ) {
	return (
		<ErrorBoundary>
			{ config.screen === 'settings' ? <SettingsScreen config={ config } /> : <InboxScreen config={ config } /> }
		</ErrorBoundary>
	);
}

/** Shows a way out when a screen cannot be painted, instead of an empty page. */
export class ErrorBoundary extends Component< { children: ReactNode }, { hasFailed: boolean } > {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		if ( ! this.state.hasFailed ) {
			return this.props.children;
		}
		return (
			<div className="veranda-crash" role="alert">
				<p>{ __( 'This screen could not be shown. What you wrote is kept.', 'veranda' ) }</p>
				<Button variant="primary" __next40pxDefaultSize onClick={ () => window.location.reload() }>
					{ __( 'Reload the page', 'veranda' ) }
				</Button>
			</div>
		);
	}
}
