import { LIMITS, type Lead } from '../../protocol';
import { csvLine, csvStart } from '../csv';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import type { LeadService } from './lead-service';

const COLUMNS = [ 'Entered', 'Name', 'Email', 'Phone', 'Wrote', 'Page', 'Answers', 'Agreed to', 'Agreed at' ];

/** All leads as a table for spreadsheets. */
export class LeadExport {
	constructor( private readonly leads: LeadService ) {}

	/** Begins a table; it is read page by page, so that it takes no more memory than one of them. */
	begin( agent: AgentParticipant ): AsyncIterable< string > {
		assertMayManage( agent );
		return this.write( agent );
	}

	private async *write( agent: AgentParticipant ): AsyncIterable< string > {
		yield csvStart( COLUMNS );
		for ( let before: string | null = ''; before !== null; ) {
			const page = await this.leads.listPage( agent, {
				...( before === '' ? {} : { before: Number( before ) } ),
				limit: LIMITS.leadsPerPage,
			} );
			yield page.leads.map( ( lead ) => csvLine( cellsOf( lead ) ) ).join( '' );
			before = page.nextCursor;
		}
	}
}

const cellsOf = ( lead: Lead ): string[] => [
	lead.createdAt,
	lead.name,
	lead.email ?? '',
	lead.phone ?? '',
	lead.conversationId === null ? 'no' : 'yes',
	lead.page ?? '',
	lead.answers.map( ( { key, label, value } ) => `${ label || key }: ${ value }` ).join( '\n' ),
	lead.consent?.text ?? '',
	lead.consent?.at ?? '',
];
