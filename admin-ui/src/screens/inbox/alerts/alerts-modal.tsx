import { Button, Modal, Notice, RangeControl, TextControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { playSound } from '../../../../../relay/client/play-sound';
import {
	askForNotifications,
	notificationAccess,
	showNotification,
	type NotificationAccess,
} from '../../../alerts/notifications';
import type { DialogProps } from '../commands/command';
import { useAlertPreferences } from './alert-preferences';

/** Lets an agent choose sound, notifications and quiet hours, each kept at once, and try them. */
export function AlertsModal( { onClose }: DialogProps ) {
	const [ preferences, change ] = useAlertPreferences();
	const [ access, setAccess ] = useState( notificationAccess );
	const { isSoundOn, volume, isNotificationOn, isRepeated, quietFrom, quietUntil } = preferences;
	const problem = isNotificationOn ? problemOf( access ) : '';

	const turnNotifications = async ( isOn: boolean ) => {
		change( { isNotificationOn: isOn } );
		if ( isOn ) {
			setAccess( await askForNotifications() );
		}
	};
	const test = async () => {
		if ( isSoundOn ) {
			playSound( 'veranda:alert:test', volume / 100 );
		}
		if ( isNotificationOn ) {
			setAccess( await askForNotifications() );
			showNotification( {
				title: __( 'This is a test.', 'veranda' ),
				body: __( 'New visitors and messages are shown like this.', 'veranda' ),
				tag: 'veranda:test',
				onClick: () => undefined,
			} );
		}
	};

	return (
		<Modal title={ __( 'Alerts', 'veranda' ) } size="medium" onRequestClose={ onClose }>
			<div className="veranda-alerts">
				<p className="veranda-hint">
					{ __(
						'You are told of visitors who begin to wait, of new messages to you, and of conversations that are passed to you.',
						'veranda'
					) }
				</p>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Play a sound', 'veranda' ) }
					checked={ isSoundOn }
					onChange={ ( isOn ) => change( { isSoundOn: isOn } ) }
				/>
				{ isSoundOn && (
					<>
						<RangeControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Volume', 'veranda' ) }
							min={ 1 }
							max={ 100 }
							value={ volume }
							onChange={ ( value ) => change( { volume: value ?? volume } ) }
						/>
						<ToggleControl
							__nextHasNoMarginBottom
							label={ __( 'Repeat the sound until nobody is waiting', 'veranda' ) }
							checked={ isRepeated }
							onChange={ ( isOn ) => change( { isRepeated: isOn } ) }
						/>
					</>
				) }
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Show notifications while the inbox is out of sight', 'veranda' ) }
					checked={ isNotificationOn }
					onChange={ ( isOn ) => void turnNotifications( isOn ) }
				/>
				{ problem && (
					<Notice status="warning" isDismissible={ false }>
						{ problem }
					</Notice>
				) }
				<fieldset className="veranda-quiet-hours">
					<legend>{ __( 'Quiet hours', 'veranda' ) }</legend>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						type="time"
						label={ __( 'From', 'veranda' ) }
						value={ quietFrom }
						onChange={ ( value ) => change( { quietFrom: value } ) }
					/>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						type="time"
						label={ __( 'Until', 'veranda' ) }
						value={ quietUntil }
						onChange={ ( value ) => change( { quietUntil: value } ) }
					/>
				</fieldset>
				<p className="veranda-hint">
					{ __( 'Nothing sounds or shows between these times. Leave them empty for none.', 'veranda' ) }
				</p>
				<div className="veranda-alerts-buttons">
					<Button
						variant="secondary"
						__next40pxDefaultSize
						accessibleWhenDisabled
						disabled={ ! isSoundOn && ! isNotificationOn }
						onClick={ () => void test() }
					>
						{ __( 'Try it', 'veranda' ) }
					</Button>
					<Button variant="primary" __next40pxDefaultSize onClick={ onClose }>
						{ __( 'Done', 'veranda' ) }
					</Button>
				</div>
			</div>
		</Modal>
	);
}

/** Says why the computer shows nothing; empty if it does, or will once it has asked. */
function problemOf( access: NotificationAccess ): string {
	switch ( access ) {
		case 'denied':
			return __(
				'Your browser blocks notifications of this site. Allow them in its settings for this site, then reload the page.',
				'veranda'
			);
		case 'unavailable':
			return __( 'This browser shows notifications of sites with https only, or not at all.', 'veranda' );
		default:
			return '';
	}
}
