import { __ } from '@wordpress/i18n';
import { byActivity } from '../../../../store/lists/view';
import { EmptyLeads } from '../../leads/empty-leads';
import { LeadList } from '../../leads/lead-list';
import type { InboxView } from './view';

/** What visitors have entered, also those who never wrote. */
export const leads: InboxView = {
	name: 'leads',
	label: () => __( 'Leads', 'veranda' ),
	key: 'l',
	keyLabel: () => __( 'Show what visitors have entered', 'veranda' ),
	query: {},
	// It shows no conversations.
	holds: () => false,
	compare: byActivity,
	count: null,
	isInMenu: true,
	List: LeadList,
	Empty: EmptyLeads,
};
