import { randomUUID } from 'node:crypto';
import { ROUTES, type RouteDescription, type RouteName } from '../../relay/protocol';
import { SAMPLE_VISITOR } from './make';

/** A good request to one route. */
export interface RouteCall {
	name: RouteName;
	route: RouteDescription;
	method: string;
	path: string;
	body?: object;
}

const CONVERSATIONS = '/v1/conversations';

/** Values for the parameters. */
export interface RouteTargets {
	site: string;
	conversation: string;
}

/** A good body for each route that takes one. A new route without an entry here does not compile. */
const BODIES: Record< RouteName, ( () => object ) | null > = {
	health: null,
	readiness: null,
	metrics: null,
	openapi: null,
	startVisitor: () => SAMPLE_VISITOR,
	refreshVisitor: () => ( { refreshToken: 'A'.repeat( 43 ) } ),
	followLink: () => ( { key: `c_${ 'x'.repeat( 22 ) }.1.${ 'A'.repeat( 43 ) }` } ),
	exportVisitor: null,
	deleteVisitor: null,
	stream: null,
	startConversation: () => ( { clientId: randomUUID(), message: { clientId: randomUUID(), body: 'Hello' } } ),
	listConversations: null,
	exportConversations: () => ( { ids: [ `c_${ 'x'.repeat( 22 ) }` ] } ),
	listOwnConversations: null,
	getConversation: null,
	listMessages: null,
	sendMessage: () => ( { clientId: randomUUID(), body: 'Hello', kind: 'text' } ),
	type: () => ( { text: 'Hel' } ),
	read: () => ( { seq: 1 } ),
	updateConversation: () => ( { priority: 'high' } ),
	closeConversation: () => ( {} ),
	rateConversation: () => ( { score: 5, comment: 'Good' } ),
	assignConversation: () => ( { agentId: null } ),
	reopenConversation: () => ( {} ),
	setSpam: () => ( { isSpam: true } ),
	continueConversation: () => ( {} ),
	blockVisitor: () => ( { minutes: 60, reason: 'Insults' } ),
	listBlocks: null,
	deleteBlock: null,
	listCannedResponses: null,
	createCannedResponse: () => ( { shortcut: randomUUID(), body: 'Hello' } ),
	getCannedResponse: null,
	updateCannedResponse: () => ( { title: 'Greeting' } ),
	deleteCannedResponse: null,
	useCannedResponse: () => ( {} ),
	listDepartments: null,
	createDepartment: () => ( { name: `Department ${ randomUUID() }` } ),
	getDepartment: null,
	updateDepartment: () => ( { closedOn: '2026-12-24' } ),
	deleteDepartment: null,
	leaveLead: () => ( { prechat: { email: 'ada@example.org' } } ),
	getVisitor: null,
	updateVisitor: () => ( { company: 'Lamps Ltd.' } ),
	addVisitorNote: () => ( { clientId: randomUUID(), body: 'Prefers mail' } ),
	deleteVisitorNote: null,
	viewPage: () => ( { url: 'https://shop.test/lamps', title: 'Lamps' } ),
	listPageViews: null,
	listLeads: null,
	exportLeads: null,
	getTranscript: null,
	mailTranscript: () => ( {} ),
	setTags: () => ( { tags: [ 'billing' ] } ),
	listTags: null,
	renameTag: () => ( { name: 'Invoices' } ),
	mergeTag: () => ( { into: `t_${ 'y'.repeat( 22 ) }` } ),
	deleteTag: null,
	listSavedViews: null,
	createSavedView: () => ( { name: 'Mine', list: 'open', filters: { tag: 'vip' } } ),
	getSavedView: null,
	updateSavedView: () => ( { name: 'Ours' } ),
	deleteSavedView: null,
	search: null,
	exportSearch: null,
	setPresence: () => ( { status: 'online' } ),
	listAgents: null,
	keepSettings: () => ( { version: 'v-1', restUrl: 'https://shop.test/wp-json/veranda/v1/', settings: {} } ),
	checkService: () => ( { nonce: 'A'.repeat( 22 ) } ),
};

/** Returns a good request to every route of the relay. */
export function callsToAllRoutes( targets: RouteTargets ): RouteCall[] {
	return ( Object.keys( ROUTES ) as RouteName[] ).map( ( name ) => {
		const route: RouteDescription = ROUTES[ name ];
		const body = BODIES[ name ]?.();
		return {
			name,
			route,
			method: route.method.toUpperCase(),
			path: route.path
				.replace( '{site}', targets.site )
				.replace( `${ CONVERSATIONS }/{id}`, `${ CONVERSATIONS }/${ targets.conversation }` )
				.replace( '/v1/visitors/{id}', `/v1/visitors/v_${ 'x'.repeat( 22 ) }` )
				.replace( '/v1/blocks/{id}', `/v1/blocks/b_${ 'x'.repeat( 22 ) }` )
				.replace( '{note}', `n_${ 'x'.repeat( 22 ) }` )
				.replace( '/v1/tags/{id}', `/v1/tags/t_${ 'x'.repeat( 22 ) }` )
				.replace( '/v1/canned-responses/{id}', `/v1/canned-responses/r_${ 'x'.repeat( 22 ) }` )
				.replace( '/v1/views/{id}', `/v1/views/w_${ 'x'.repeat( 22 ) }` )
				.replace( '/v1/departments/{id}', `/v1/departments/d_${ 'x'.repeat( 22 ) }` ),
			...( body === undefined ? {} : { body } ),
		};
	} );
}

/** Returns those with a conversation's id. */
export function callsToConversation( targets: RouteTargets ): RouteCall[] {
	return callsToAllRoutes( targets ).filter( ( { route } ) => route.path.startsWith( `${ CONVERSATIONS }/{id}` ) );
}
