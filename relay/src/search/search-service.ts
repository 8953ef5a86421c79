import { LIMITS, type SearchAnswer, type SearchHighlight, type SearchHit, type SearchQuery } from '../../protocol';
import { fittingPage } from '../page-bytes';
import type { AgentParticipant } from '../participants';
import { maySee } from '../policies/visibility';
import { presentMessage } from '../present/messages';
import type { Queryable } from '../store/queryable';
import type { ConversationDetails, MessageDetails } from '../store/rows';
import type { SearchPlace } from '../store/search-store';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import { factsOf, type FieldText } from './facts';
import { excerptOf, findTerms } from './matches';
import { PlaceFinder } from './place-finder';
import { conditionsOf, termsOf, type Term } from './query';

const DEFAULT_PAGE = 25;
/** Texts that are read for one page at most, and how many at once. */
const READ = 600;
const READ_AT_ONCE = 60;
/** How often a page looks further for places that may be meant. */
const LOOKS = 4;

/** A place that has everything that is searched for. */
interface Found extends SearchPlace {
	readonly details: ConversationDetails;
	readonly message: MessageDetails | null;
	readonly highlights: readonly SearchHighlight[];
}

/** Finds what was said, and who said it. */
export class SearchService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views
	) {}

	/** Returns a page of what an agent may see and finds, the newest conversation first. */
	async search( agent: AgentParticipant, { q, cursor, limit }: SearchQuery ): Promise< SearchAnswer > {
		const { found, next } = await this.find( agent, q, readCursor( cursor ), limit ?? DEFAULT_PAGE );
		const hits = fittingPage( await this.present( found ) );
		const last = hits.length < found.length ? ( found[ hits.length - 1 ] ?? null ) : next;
		return { hits, nextCursor: last === null ? null : `${ last.conversationId }.${ last.seq }` };
	}

	private async find(
		agent: AgentParticipant,
		query: string,
		start: SearchPlace | null,
		limit: number
	): Promise< { found: Found[]; next: SearchPlace | null } > {
		const terms = termsOf( query ).slice( 0, LIMITS.searchTerms );
		const finder = await PlaceFinder.of( this.stores.search, this.db, conditionsOf( terms ) );
		const found: Found[] = [];
		let before = start;
		let read = 0;
		for ( let look = 0; finder !== null && look < LOOKS; look++ ) {
			const { places, next } = await finder.find( before );
			const visible = await this.visibleTo( agent, places );
			for ( let from = 0; from < visible.length; from += READ_AT_ONCE ) {
				const portion = visible.slice( from, from + READ_AT_ONCE );
				found.push( ...( await this.read( agent, portion, terms ) ) );
				read += portion.length;
				if ( found.length > limit ) {
					return { found: found.slice( 0, limit ), next: found[ limit - 1 ] ?? null };
				}
				if ( read >= READ && from + READ_AT_ONCE < visible.length ) {
					return { found, next: portion.at( -1 ) ?? null };
				}
			}
			if ( next === null || read >= READ ) {
				return { found, next };
			}
			before = next;
		}
		return { found, next: finder === null ? null : before };
	}

	/** Leaves out places in conversations that an agent may not see. */
	private async visibleTo(
		{ departmentIds }: AgentParticipant,
		places: readonly SearchPlace[]
	): Promise< readonly SearchPlace[] > {
		if ( departmentIds === null || places.length === 0 ) {
			return places;
		}
		const ids = [ ...new Set( places.map( ( { conversationId } ) => conversationId ) ) ];
		const visible = await this.stores.search.listInDepartments( this.db, ids, departmentIds );
		return places.filter( ( { conversationId } ) => visible.has( conversationId ) );
	}

	/** Reads what is at places, and keeps those at which all terms are found: the table of words only says where to look. */
	private async read(
		agent: AgentParticipant,
		places: readonly SearchPlace[],
		terms: readonly Term[]
	): Promise< Found[] > {
		const ids = [ ...new Set( places.map( ( { conversationId } ) => conversationId ) ) ];
		const [ details, tags, messages ] = await Promise.all( [
			this.stores.conversationDetails.list( this.db, ids ),
			this.stores.tags.listOf( this.db, ids ),
			this.stores.messages.listByPlaces(
				this.db,
				places.filter( ( { seq } ) => seq > 0 )
			),
		] );
		const conversations = new Map( details.map( ( row ) => [ row.id, row ] ) );
		const byPlace = new Map( messages.map( ( row ) => [ `${ row.conversationId }.${ row.seq }`, row ] ) );
		return places.flatMap( ( { conversationId, seq } ): Found[] => {
			const conversation = conversations.get( conversationId );
			const message = byPlace.get( `${ conversationId }.${ seq }` ) ?? null;
			// It may have been transferred or erased between two reads.
			if ( conversation === undefined || ! maySee( agent, conversation ) || ( seq > 0 && message === null ) ) {
				return [];
			}
			const facts = factsOf( conversation, tags.get( conversationId ) ?? [] );
			const highlights = highlightsOf( message?.body ?? null, facts, terms );
			return highlights === null ? [] : [ { conversationId, seq, details: conversation, message, highlights } ];
		} );
	}

	private async present( found: readonly Found[] ): Promise< SearchHit[] > {
		const rows = new Map( found.map( ( { details } ) => [ details.id, details ] ) );
		const conversations = await this.views.forAgents( [ ...rows.values() ] );
		const byId = new Map( conversations.map( ( conversation ) => [ conversation.id, conversation ] ) );
		return found.flatMap( ( { details, message, highlights } ) => {
			const conversation = byId.get( details.publicId );
			return conversation === undefined
				? []
				: [
						{
							conversation,
							message: message === null ? null : presentMessage( message ),
							highlights: [ ...highlights ],
						},
					];
		} );
	}
}

/** Returns where the terms are; null unless all of them are there, and at least one in the message if there is one. */
function highlightsOf(
	body: string | null,
	facts: readonly FieldText[],
	terms: readonly Term[]
): SearchHighlight[] | null {
	const found = new Set< Term >();
	const highlights: SearchHighlight[] = [];
	for ( const { field, text } of [
		...( body === null ? [] : [ { field: 'body', text: body } as const ] ),
		...facts,
	] ) {
		const match = findTerms( text, terms );
		if ( field === 'body' && match.terms.size === 0 ) {
			return null;
		}
		if ( match.terms.size > 0 ) {
			match.terms.forEach( ( term ) => found.add( term ) );
			highlights.push( { field, ...excerptOf( text, match.ranges ) } );
		}
	}
	return found.size === terms.length ? highlights : null;
}

/** Reads a cursor that was checked: an internal place, which says no more than how many conversations came before. */
function readCursor( cursor: string | undefined ): SearchPlace | null {
	const [ conversationId, seq ] = ( cursor ?? '' ).split( '.' ).map( Number );
	return cursor === undefined ? null : { conversationId: conversationId ?? 0, seq: seq ?? 0 };
}
