import type { SearchAnswer, SearchExportFormat, SearchPage } from '../../protocol';
import type { AgentClient, CallOptions } from './relay-client';

/** Finds what was said, and who said it. */
export function search( client: AgentClient, query: SearchPage, options?: CallOptions ): Promise< SearchAnswer > {
	return client.call( 'GET', '/v1/search', { ...options, query } );
}

/** A file of very many hits takes a while. */
const EXPORT_MS = 300_000;

/** Returns everything that a search finds, as CSV or JSON; for who manages. */
export function exportSearch( client: AgentClient, q: string, format: SearchExportFormat ): Promise< string > {
	return client.call( 'GET', '/v1/search/export', { isText: true, timeoutMs: EXPORT_MS, query: { q, format } } );
}
