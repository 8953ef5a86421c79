import { z } from 'zod';
import { agentReference, department } from './entities';
import { prechatForm } from './prechat';
import { tagReference } from './tags';
import { timestamp } from './text';
import { visitorDetails } from './visitor-details';

/*
 * Every error is `application/problem+json` (RFC 9457). Programs decide by
 * `code`, people read `detail`, which says what to do.
 */

/** Each code with its HTTP status and the title that goes with it. */
export const PROBLEMS = {
	invalid_request: [ 400, 'The request is not valid.' ],
	unknown_field: [ 400, 'The request has a field that does not exist.' ],
	malformed_json: [ 400, 'The request is not valid JSON.' ],
	token_missing: [ 401, 'A token is required.' ],
	token_invalid: [ 401, 'The token is not valid.' ],
	token_expired: [ 401, 'The token has expired.' ],
	token_revoked: [ 401, 'The token has been revoked.' ],
	clock_skew: [ 401, 'The clocks of the site and the relay differ too much.' ],
	wrong_scope: [ 403, 'The token is for another purpose.' ],
	forbidden: [ 403, 'This is not allowed.' ],
	origin_not_allowed: [ 403, 'This origin is not allowed.' ],
	link_invalid: [ 403, 'The link does not work any more.' ],
	login_required: [ 403, 'This belongs to an account.' ],
	blocked: [ 403, 'This visitor may not write right now.' ],
	not_found: [ 404, 'There is no such thing.' ],
	method_not_allowed: [ 405, 'The method is not allowed here.' ],
	already_assigned: [ 409, 'Somebody else has this conversation.' ],
	client_id_reused: [ 409, 'This client id was used for another message.' ],
	conversation_closed: [ 409, 'The conversation has ended.' ],
	conversation_active: [ 409, 'The visitor has a newer conversation.' ],
	prechat_invalid: [ 400, 'Some answers to the form need another look.' ],
	tag_exists: [ 409, 'There is a tag of this name.' ],
	canned_response_exists: [ 409, 'There is a canned response of this shortcut.' ],
	too_many_canned_responses: [ 409, 'There are as many canned responses as there may be.' ],
	too_many_saved_views: [ 409, 'There are as many saved views as there may be.' ],
	department_exists: [ 409, 'There is a department of this name.' ],
	too_many_departments: [ 409, 'There are as many departments as there may be.' ],
	visitor_is_agent: [ 409, 'The visitor is an agent.' ],
	too_many_blocks: [ 409, 'As many visitors are blocked as may be.' ],
	visitor_changed: [ 409, 'Somebody else has changed this visitor.' ],
	too_many_visitor_fields: [ 409, 'This visitor has as many fields as there may be.' ],
	too_many_visitor_notes: [ 409, 'This visitor has as many notes as there may be.' ],
	request_too_large: [ 413, 'The request is too large.' ],
	message_too_long: [ 413, 'The message is too long.' ],
	unsupported_media_type: [ 415, 'The content type must be application/json.' ],
	rate_limited: [ 429, 'Too many requests.' ],
	internal_error: [ 500, 'Something went wrong here.' ],
	db_unavailable: [ 503, 'The database cannot be reached.' ],
	schema_mismatch: [ 503, "The database's schema is of another version." ],
	overloaded: [ 503, 'Too much is waiting to be stored.' ],
	shutting_down: [ 503, 'The relay is restarting.' ],
	site_disabled: [ 503, 'The chat is switched off on this site.' ],
} as const satisfies Record< string, readonly [ status: number, title: string ] >;

/** What is wrong with one answer in a form. */
export const fieldProblem = z.enum( [
	'required',
	'too_long',
	'unknown_field',
	'no_such_choice',
	'invalid_date',
	'invalid_phone',
	'invalid_value',
] );

export type FieldProblem = z.infer< typeof fieldProblem >;
export type ProblemCode = keyof typeof PROBLEMS;

export const problem = z.strictObject( {
	type: z.string(),
	title: z.string(),
	status: z.int(),
	code: z.enum( Object.keys( PROBLEMS ) as [ ProblemCode, ...ProblemCode[] ] ),
	detail: z.string(),
	requestId: z.string().optional(),
	/** `invalid_request`, `unknown_field` and `prechat_invalid`: where, and for a form what is wrong there. */
	fields: z
		.array( z.strictObject( { path: z.string(), message: z.string(), code: fieldProblem.optional() } ) )
		.optional(),
	/** `prechat_invalid`: the form as it is now. */
	prechatForm: prechatForm.nullable().optional(),
	/** `already_assigned`: who has it. */
	assignee: agentReference.nullable().optional(),
	/** `tag_exists`: the one that it can be merged into. */
	tag: tagReference.optional(),
	/** `department_exists`: the one that has the name. */
	department: department.optional(),
	/** `visitor_changed`: as they are now. */
	visitor: visitorDetails.optional(),
	/** `clock_skew`: the relay's clock. */
	serverTime: timestamp.optional(),
} );

export type Problem = z.infer< typeof problem >;
/** What some codes tell besides. */
export type ProblemDetails = Omit< Problem, 'type' | 'title' | 'status' | 'code' | 'detail' | 'requestId' >;
