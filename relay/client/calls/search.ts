import type { ExportFormat, SearchAnswer, SearchPage } from '../../protocol';
import type { AgentClient, CallOptions } from './relay-client';

/** Finds what was said, and who said it. */
export function search( client: AgentClient, query: SearchPage, options?: CallOptions ): Promise< SearchAnswer > {
	return client.call( 'GET', '/v1/search', { ...options, query } );
}

/** A long file takes a while. */
export const EXPORT_MS = 300_000;

/** Returns everything that a search finds, as CSV or JSON; for who manages. */
export function exportSearch( client: AgentClient, q: string, format: ExportFormat ): Promise< string > {
	return client.call( 'GET', '/v1/search/export', { isText: true, timeoutMs: EXPORT_MS, query: { q, format } } );
}
