import { z } from 'zod';
import { healthAnswer, readinessAnswer } from '../responses';
import { route } from './route';

/** Health, readiness and metrics. */
export const OPERATION_ROUTES = {
	health: route( {
		method: 'get',
		path: '/healthz',
		tag: 'operations',
		summary: 'Tells that the process runs.',
		audiences: [],
		answers: { 200: healthAnswer },
	} ),
	readiness: route( {
		method: 'get',
		path: '/readyz',
		tag: 'operations',
		summary:
			'Tells whether the relay can serve: its database takes writes and has its schema, and it is not stopping.',
		audiences: [],
		answers: { 200: readinessAnswer, 503: readinessAnswer },
	} ),
	metrics: route( {
		method: 'get',
		path: '/metrics',
		tag: 'operations',
		summary: 'Lists figures for Prometheus, for who has the metrics token.',
		audiences: [],
		answers: { 200: 'text/plain' },
		problems: [ 'not_found' ],
	} ),
	openapi: route( {
		method: 'get',
		path: '/v1/openapi.json',
		tag: 'operations',
		summary: 'Describes every route and event.',
		audiences: [],
		answers: { 200: z.looseObject( { openapi: z.string() } ) },
	} ),
};
