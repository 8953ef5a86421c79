import { Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LeavingButton } from '../../components/leaving-button';
import type { AdminConfig } from '../../config';
import { Snackbars } from '../../snackbars/snackbars';
import { sprintf } from '../../sprintf';
import { WidgetPreview } from './appearance/widget-preview';
import { ConflictNotice } from './conflict-notice';
import type { SettingDefinitions } from './definitions';
import { FormProvider, useForm } from './form-context';
import { GroupPanel } from './groups/group-panel';
import { GroupTabs } from './groups/group-tabs';
import { groupsOf, idOfCard, type Group, type GroupName } from './groups/groups';
import { useOpenGroup } from './groups/use-open-group';
import { useProblemInSight } from './groups/use-problem-in-sight';
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
					<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ read }>
						{ __( 'Try again', 'veranda' ) }
					</LeavingButton>
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
	const place = useOpenGroup( sections );
	const notices = useRef< HTMLDivElement >( null );
	const groups = groupsOf( sections );

	// The button is at the lower edge of a long page: what went wrong must not stay out of sight.
	useProblemInSight( form, sections, place, notices );
	useEffect( () => {
		if ( place.section !== null ) {
			document.getElementById( idOfCard( place.section ) )?.scrollIntoView();
		}
	}, [ place.section ] );

	return (
		<FormProvider value={ form }>
			<div ref={ notices } className="veranda-settings-notices">
				<ConflictNotice />
				{ form.saveError !== null && (
					<Notice status="error" isDismissible={ false }>
						{ form.saveError }
					</Notice>
				) }
			</div>
			<GroupTabs sections={ sections } open={ place.group } onOpen={ place.open } />
			<div className="veranda-settings-body">
				<div className="veranda-panels">
					{ groups.map( ( { name } ) => (
						<GroupPanel key={ name } group={ name } sections={ sections } isOpen={ name === place.group } />
					) ) }
				</div>
				<PreviewBeside isShown={ groups.some( isPreviewed( place.group ) ) } />
			</div>
			<SaveBar group={ place.group } />
		</FormProvider>
	);
}

const isPreviewed =
	( open: GroupName ) =>
	( { name, hasPreview }: Group ) =>
		name === open && hasPreview === true;

/** The preview, from when it is first shown: it keeps its state while another group is open. */
function PreviewBeside( { isShown }: { isShown: boolean } ) {
	const { values } = useForm();
	const wasShown = useRef( false );
	wasShown.current ||= isShown;
	return wasShown.current ? <WidgetPreview values={ values } isHidden={ ! isShown } /> : null;
}
