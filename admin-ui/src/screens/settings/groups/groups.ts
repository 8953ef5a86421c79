import { __ } from '@wordpress/i18n';
import type { SettingDefinitions } from '../definitions';
import type { Section } from '../sections/section';

export type GroupName =
	'general' | 'look' | 'texts' | 'pages' | 'form' | 'hours' | 'conversations' | 'emails' | 'privacy' | 'advanced';

/** Cards that are shown together, behind one tab. */
export interface Group {
	/** Stands in the address of the screen, so that it can be linked to. */
	name: GroupName;
	title(): string;
	/** What is set here is seen in the chat: it is shown beside it. */
	hasPreview?: true;
}

/** The groups in the order of their tabs. */
export const GROUPS: Group[] = [
	{ name: 'general', title: () => __( 'General', 'veranda' ) },
	{ name: 'look', title: () => __( 'Look', 'veranda' ), hasPreview: true },
	{ name: 'texts', title: () => __( 'Texts', 'veranda' ), hasPreview: true },
	{ name: 'pages', title: () => __( 'Pages', 'veranda' ) },
	{ name: 'form', title: () => __( 'Form', 'veranda' ) },
	{ name: 'hours', title: () => __( 'Hours', 'veranda' ) },
	{ name: 'conversations', title: () => __( 'Conversations', 'veranda' ) },
	{ name: 'emails', title: () => __( 'Emails', 'veranda' ) },
	{ name: 'privacy', title: () => __( 'Privacy', 'veranda' ) },
	{ name: 'advanced', title: () => __( 'Advanced', 'veranda' ) },
];

/** Returns the groups that have a card. */
export function groupsOf( sections: Section[] ): Group[] {
	return GROUPS.filter( ( { name } ) => sections.some( ( { group } ) => group === name ) );
}

/** Returns the names of the groups in which these settings are. */
export function groupsWith( settings: string[], definitions: SettingDefinitions, sections: Section[] ): GroupName[] {
	const cards = settings.map( ( name ) => definitions[ name ]?.section );
	const names = sections.filter( ( { name } ) => cards.includes( name ) ).map( ( { group } ) => group );
	return GROUPS.map( ( { name } ) => name ).filter( ( name ) => names.includes( name ) );
}

/** Returns the ids that join a group's tab with what it shows. */
export const idsOf = ( group: GroupName ) => ( {
	tab: `veranda-tab-${ group }`,
	panel: `veranda-panel-${ group }`,
	form: `veranda-form-${ group }`,
} );

/** Returns the id of a card. */
export const idOfCard = ( section: string ) => `veranda-card-${ section }`;
