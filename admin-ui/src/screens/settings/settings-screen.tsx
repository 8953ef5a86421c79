import { Button, Card, CardBody, CardHeader, Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { AdminConfig } from '../../config';
import { Snackbars } from '../../snackbars/snackbars';
import { ConflictNotice } from './conflict-notice';
import type { SettingDefinitions } from './definitions';
import { FormProvider } from './form-context';
import { SaveBar } from './save-bar';
import { SECTIONS } from './sections';
import type { Section } from './sections/section';
import type { Settings } from './settings';
import { useSettings } from './use-settings';
import { useSettingsForm } from './use-settings-form';

interface Props {
	config: AdminConfig;
	sections?: Section[];
}

/** Where the owner connects the relay and decides how the chat looks and works. */
export function SettingsScreen( { config, sections = SECTIONS }: Props ) {
	const { reading, read } = useSettings();

	return (
		<div className="veranda-settings">
			<h1>{ __( 'Chat settings', 'veranda' ) }</h1>
			{ reading.status === 'loading' && (
				<div className="veranda-loading" role="status">
					<Spinner />
					<span className="screen-reader-text">{ __( 'Loading the settings', 'veranda' ) }</span>
				</div>
			) }
			{ reading.status === 'failed' && (
				<div className="veranda-empty" role="alert">
					<p>{ reading.reason }</p>
					<Button variant="secondary" __next40pxDefaultSize onClick={ read }>
						{ __( 'Try again', 'veranda' ) }
					</Button>
				</div>
			) }
			{ reading.status === 'ready' && (
				<Sections sections={ sections } definitions={ reading.definitions } settings={ reading.settings } />
			) }
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

interface SectionsProps {
	sections: Section[];
	definitions: SettingDefinitions;
	settings: Settings;
}

function Sections( { sections, definitions, settings }: SectionsProps ) {
	const form = useSettingsForm( definitions, settings );
	const { conflicts, saveError, save } = form;
	const element = useRef< HTMLFormElement >( null );
	const notices = useRef< HTMLDivElement >( null );

	// The button is at the lower edge of a long page: what went wrong must not stay out of sight.
	useEffect( () => {
		if ( conflicts !== null || saveError !== null ) {
			const invalid = element.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' );
			invalid?.focus();
			( invalid ?? notices.current )?.scrollIntoView( { block: 'center' } );
		}
		// Only when something has gone wrong, not while it is being mended.
	}, [ conflicts, saveError ] );

	return (
		<FormProvider value={ form }>
			<form
				ref={ element }
				noValidate
				onSubmit={ ( event ) => {
					event.preventDefault();
					void save();
				} }
			>
				<div ref={ notices } className="veranda-settings-notices">
					<ConflictNotice />
					{ saveError !== null && (
						<Notice status="error" isDismissible={ false }>
							{ saveError }
						</Notice>
					) }
				</div>
				{ sections
					.filter( ( { isOutsideForm } ) => ! isOutsideForm )
					.map( ( section ) => (
						<SectionCard key={ section.name } { ...section } />
					) ) }
				<SaveBar />
			</form>
			{ sections
				.filter( ( { isOutsideForm } ) => isOutsideForm )
				.map( ( section ) => (
					<SectionCard key={ section.name } { ...section } />
				) ) }
		</FormProvider>
	);
}

function SectionCard( { title, Content }: Section ) {
	return (
		<Card className="veranda-section">
			<CardHeader>
				<h2>{ title() }</h2>
			</CardHeader>
			<CardBody>
				<Content />
			</CardBody>
		</Card>
	);
}
