import type { VisitorExport } from '../../protocol';
import type { VisitorClient } from './relay-client';

/** Years of chatting take a moment. */
const TIMEOUT_MS = 60_000;

/** Returns everything that is kept about the visitor. */
export function exportVisitor( client: VisitorClient ): Promise< VisitorExport > {
	return client.call( 'GET', '/v1/visitors/me/export', { timeoutMs: TIMEOUT_MS } );
}

/** Deletes the visitor with everything that is kept about them. */
export function deleteVisitor( client: VisitorClient ): Promise< void > {
	return client.call( 'DELETE', '/v1/visitors/me', { timeoutMs: TIMEOUT_MS } );
}
