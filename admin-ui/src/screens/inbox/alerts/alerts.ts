import { __ } from '@wordpress/i18n';
import type { Command } from '../commands/command';
import { AlertsModal } from './alerts-modal';

/** Lets the agent choose how they are called. */
export const alerts: Command = {
	name: 'alerts',
	label: () => __( 'Alerts', 'veranda' ),
	isPossible: () => true,
	isAboutInbox: true,
	Dialog: AlertsModal,
};
