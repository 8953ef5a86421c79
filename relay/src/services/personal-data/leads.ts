import { toJson } from '../../json';
import { presentLead } from '../../present/leads';
import type { LeadDetails } from '../../store/lead-store';
import { separated, type PersonalDataKind, type Sources } from './kind';

const LEADS = 100;

/** What was entered into forms before or beside the chat. */
export const leads: PersonalDataKind = {
	name: 'leads',
	async *read( visitorId, sources ) {
		yield '[';
		yield* separated( listLeads( visitorId, sources ), ( row ) => [ toJson( ownForm( row ) ) ] );
		yield ']';
	},
};

async function* listLeads( visitorId: number, { database, stores }: Sources ) {
	for ( let before: number | undefined, hasMore = true; hasMore; ) {
		const rows: LeadDetails[] = await stores.leads.listPage( database, {
			visitorId,
			...( before === undefined ? {} : { before } ),
			limit: LEADS,
		} );
		yield* rows;
		hasMore = rows.length === LEADS;
		before = rows.at( -1 )?.id;
	}
}

function ownForm( row: LeadDetails ) {
	const { id: _id, visitorId: _visitorId, ...own } = presentLead( row );
	return own;
}
