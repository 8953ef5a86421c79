import {
	Button,
	Card,
	CardBody,
	CardHeader,
	ColorPalette,
	Notice,
	RadioControl,
	Spinner,
	TextareaControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { AdminConfig } from '../../config';
import { Snackbars } from '../../snackbars/snackbars';
import { ConnectionCheck } from './connection-check';
import { settingLabel } from './setting-label';
import type { SettingName, Settings } from './settings';
import { StartCommand } from './start-command';
import { useSettings, type SettingsForm } from './use-settings';
import { WidgetPreview } from './widget-preview';

interface Props {
	config: AdminConfig;
}

/** Where the owner connects the relay and decides how the chat looks. */
export function SettingsScreen( { config }: Props ) {
	const form = useSettings();

	return (
		<div className="veranda-settings">
			<h1>{ __( 'Chat settings', 'veranda' ) }</h1>
			{ form.status === 'loading' && (
				<div className="veranda-loading" role="status">
					<Spinner />
					<span className="screen-reader-text">{ __( 'Loading the settings', 'veranda' ) }</span>
				</div>
			) }
			{ form.status === 'failed' && (
				<div className="veranda-empty" role="alert">
					<p>{ form.loadError }</p>
					<Button variant="secondary" __next40pxDefaultSize onClick={ form.load }>
						{ __( 'Try again', 'veranda' ) }
					</Button>
				</div>
			) }
			{ form.status === 'ready' && form.saved && <SettingsForms form={ form } saved={ form.saved } /> }
			<p className="veranda-hint">
				{ sprintf(
					/* translators: %s: a version number. */
					__( 'Veranda %s', 'veranda' ),
					config.pluginVersion
				) }
			</p>
			<Snackbars />
		</div>
	);
}

function SettingsForms( { form, saved }: { form: SettingsForm; saved: Settings } ) {
	const { values, change, errors, conflicts, saveError } = form;
	const notices = useRef< HTMLDivElement >( null );

	// The button is at the lower edge of a long page: what went wrong must not stay out of sight.
	useEffect( () => {
		if ( conflicts !== null || saveError !== null ) {
			notices.current?.scrollIntoView( { block: 'center' } );
		}
	}, [ conflicts, saveError ] );
	const errorOf = ( name: SettingName ) =>
		errors[ name ] && (
			<span className="veranda-field-error" role="alert">
				{ errors[ name ] }
			</span>
		);

	return (
		<form
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void form.save();
			} }
		>
			<div ref={ notices }>
				{ form.conflicts !== null && <ConflictNotice form={ form } saved={ saved } /> }
				{ form.saveError !== null && (
					<Notice status="error" isDismissible={ false }>
						{ form.saveError }
					</Notice>
				) }
			</div>
			<Section title={ __( 'Relay', 'veranda' ) }>
				<p>
					{ __(
						'The relay is a small program that carries messages between your visitors and you. It runs beside your site and keeps everything in your own database.',
						'veranda'
					) }
				</p>
				<StartCommand />
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="url"
					dir="ltr"
					label={ settingLabel( 'relayUrl' ) }
					placeholder="https://chat.example.org"
					value={ values.relayUrl }
					disabled={ saved.fixedSettings.includes( 'relayUrl' ) }
					onChange={ ( relayUrl ) => change( { relayUrl } ) }
					help={
						<>
							{ saved.fixedSettings.includes( 'relayUrl' )
								? __( 'Set in wp-config.php.', 'veranda' )
								: __( 'As browsers reach it. Left empty, no chat is shown.', 'veranda' ) }
							{ errorOf( 'relayUrl' ) }
						</>
					}
				/>
				<dl className="veranda-facts-line">
					<div>
						<dt>{ __( 'Site id', 'veranda' ) }</dt>
						<dd>
							<code>{ saved.siteId }</code>
						</dd>
					</div>
					<div>
						<dt>{ __( 'Secret', 'veranda' ) }</dt>
						<dd>{ secretSentence( saved ) }</dd>
					</div>
				</dl>
				<ConnectionCheck relayUrl={ saved.relayUrl } isDirty={ values.relayUrl !== saved.relayUrl } />
			</Section>
			<Section title={ __( 'Chat on your site', 'veranda' ) }>
				<div className="veranda-beside">
					<div className="veranda-fields">
						<ToggleControl
							__nextHasNoMarginBottom
							label={ settingLabel( 'isWidgetEnabled' ) }
							help={ __(
								'Switched off, conversations stay here and agents can still read them.',
								'veranda'
							) }
							checked={ values.isWidgetEnabled }
							onChange={ ( isWidgetEnabled ) => change( { isWidgetEnabled } ) }
						/>
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ settingLabel( 'title' ) }
							value={ values.title }
							maxLength={ 60 }
							onChange={ ( title ) => change( { title } ) }
							help={ errorOf( 'title' ) || undefined }
						/>
						<TextareaControl
							__nextHasNoMarginBottom
							label={ settingLabel( 'greeting' ) }
							rows={ 3 }
							maxLength={ 300 }
							value={ values.greeting }
							onChange={ ( greeting ) => change( { greeting } ) }
							help={ errorOf( 'greeting' ) || __( 'What visitors read first.', 'veranda' ) }
						/>
						<fieldset className="veranda-color">
							<legend>{ settingLabel( 'accentColor' ) }</legend>
							<ColorPalette
								clearable={ false }
								colors={ accentColors() }
								value={ values.accentColor }
								onChange={ ( color ) =>
									change( {
										accentColor: ( color ?? values.accentColor ).toLowerCase(),
									} )
								}
							/>
							{ errorOf( 'accentColor' ) }
						</fieldset>
						<RadioControl
							label={ settingLabel( 'position' ) }
							selected={ values.position }
							options={ [
								{
									value: 'right',
									label: __( 'Right', 'veranda' ),
								},
								{
									value: 'left',
									label: __( 'Left', 'veranda' ),
								},
							] }
							onChange={ ( position ) =>
								change( {
									position: position === 'left' ? 'left' : 'right',
								} )
							}
						/>
					</div>
					<WidgetPreview values={ values } />
				</div>
			</Section>
			<Section title={ __( 'Messages left while you are away', 'veranda' ) }>
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="email"
					dir="ltr"
					label={ settingLabel( 'notificationEmail' ) }
					value={ values.notificationEmail }
					onChange={ ( notificationEmail ) => change( { notificationEmail } ) }
					help={
						errorOf( 'notificationEmail' ) ||
						__( 'Who is told by e-mail. Left empty, the administrator of the site is.', 'veranda' )
					}
				/>
			</Section>
			<div className="veranda-save-bar">
				<Button
					variant="primary"
					type="submit"
					__next40pxDefaultSize
					isBusy={ form.isSaving }
					disabled={ form.isSaving || ! form.isDirty }
					accessibleWhenDisabled
				>
					{ __( 'Save changes', 'veranda' ) }
				</Button>
				<span className="veranda-hint">
					{ form.isDirty
						? __( 'You have unsaved changes.', 'veranda' )
						: __( 'Everything is saved.', 'veranda' ) }
				</span>
			</div>
		</form>
	);
}

function Section( { title, children }: { title: string; children: ReactNode } ) {
	return (
		<Card className="veranda-section">
			<CardHeader>
				<h2>{ title }</h2>
			</CardHeader>
			<CardBody>{ children }</CardBody>
		</Card>
	);
}

/** Explains that somebody else saved meanwhile; nothing that was typed is lost. */
function ConflictNotice( { form, saved }: { form: SettingsForm; saved: Settings } ) {
	const conflicts = form.conflicts ?? [];

	return (
		<Notice status="warning" isDismissible={ false }>
			<p>
				{ __(
					'Somebody else saved these settings while you were editing. Their changes are taken over, and what you typed is kept. Look it over, then save again.',
					'veranda'
				) }
			</p>
			{ conflicts.length > 0 && (
				<ul className="veranda-conflicts">
					{ conflicts.map( ( name ) => (
						<li key={ name }>
							{ sprintf(
								/* translators: 1: name of a setting. 2: its value. */
								__( '%1$s: the other value is “%2$s”.', 'veranda' ),
								settingLabel( name ),
								String( saved[ name ] )
							) }{ ' ' }
							<Button variant="link" onClick={ () => form.takeTheirs( name ) }>
								{ __( 'Use that', 'veranda' ) }
							</Button>
						</li>
					) ) }
				</ul>
			) }
		</Notice>
	);
}

function secretSentence( { secret, isSecretConstant }: Settings ): string {
	if ( ! secret.isSet ) {
		return __( 'Missing: deactivate and activate the plugin to make one.', 'veranda' );
	}
	return isSecretConstant
		? /* translators: %s: four characters. */
			sprintf( __( 'Set in wp-config.php, ends with %s', 'veranda' ), secret.lastFour )
		: /* translators: %s: four characters. */
			sprintf( __( 'Set, ends with %s', 'veranda' ), secret.lastFour );
}

function accentColors() {
	return [
		{ name: __( 'Blue', 'veranda' ), color: '#3858e9' },
		{ name: __( 'Teal', 'veranda' ), color: '#0f766e' },
		{ name: __( 'Green', 'veranda' ), color: '#3f7d20' },
		{ name: __( 'Orange', 'veranda' ), color: '#c2410c' },
		{ name: __( 'Red', 'veranda' ), color: '#b91c1c' },
		{ name: __( 'Violet', 'veranda' ), color: '#7c3aed' },
		{ name: __( 'Black', 'veranda' ), color: '#1e1e1e' },
	];
}
