import type { LeadList, LeadsPage, LeaveLeadRequest, OwnVisitor, LeaveLeadAnswer } from '../../protocol';
import type { AgentClient, CallOptions, VisitorClient } from './relay-client';

/** Hands in what a visitor has entered, and returns how they are known then. */
export async function leaveLead( client: VisitorClient, request: LeaveLeadRequest ): Promise< OwnVisitor > {
	const { visitor } = await client.call< LeaveLeadAnswer >( 'POST', '/v1/leads', { body: request } );
	return visitor;
}

/** A table of very many leads takes a while. */
const EXPORT_MS = 300_000;

/** Returns all leads as CSV; for who manages. */
export function exportLeads( client: AgentClient ): Promise< string > {
	return client.call( 'GET', '/v1/leads/export', { isText: true, timeoutMs: EXPORT_MS } );
}

/** Lists what visitors have entered, the newest first. */
export function listLeads( client: AgentClient, query: LeadsPage = {}, options?: CallOptions ): Promise< LeadList > {
	return client.call( 'GET', '/v1/leads', { ...options, query } );
}
