import type { SystemNotice } from '../protocol';
import { SYSTEM_NOTICES } from '../protocol/system-notices';
import { makeMessage } from './fakes';
import { noticeSentence, type NoticeSentences } from './notice-sentence';

const sentences: NoticeSentences = {
	agent_joined: ( name ) => `${ name } joined.`,
	transferred: ( name, recipient = 'nobody' ) => `${ name } passed it to ${ recipient }.`,
	returned_to_queue: ( name ) => `${ name } put it back.`,
	agent_absent: ( name ) => `${ name } was away.`,
	closed_by_visitor: () => 'The visitor ended it.',
	closed_by_agent: ( name ) => `${ name } ended it.`,
	reopened: ( name ) => `${ name } reopened it.`,
	reopened_by_visitor: () => 'The visitor reopened it.',
	left_while_away: () => 'Left while away.',
	hidden_field_filled: () => 'Suspicious.',
	snoozed: ( name ) => `${ name } snoozed it.`,
	unsnoozed: ( name ) => `${ name } woke it up.`,
	woken: () => 'It woke up.',
	marked_spam: ( name ) => `${ name } made it spam.`,
	unmarked_spam: ( name ) => `${ name } took it out of spam.`,
	blocked: ( name, _recipient, details ) => `${ name } blocked them: ${ details?.reason }.`,
	unblocked: ( name ) => `${ name } unblocked them.`,
	end_reason: ( name, _recipient, details ) => `${ name } ended it: ${ details?.reason }.`,
	taken_over: ( name, recipient = 'nobody' ) => `${ name } took it from ${ recipient }.`,
	unknown: () => 'It changed.',
	somebody: () => 'Somebody',
};

const notice = ( body: string, name = 'Anna' ) =>
	makeMessage( 1, { kind: 'system', body, author: { type: 'system', id: 'agent:1', name, avatarUrl: null } } );

test.each( Object.keys( SYSTEM_NOTICES ) as SystemNotice[] )( '%s is a sentence of its own', ( code ) => {
	expect( noticeSentence( notice( code ), sentences ) ).toBe( sentences[ code ]( 'Anna', undefined ) );
} );

test( 'an agent who is not known any more is somebody', () => {
	expect( noticeSentence( notice( 'agent_joined', '' ), sentences ) ).toBe( 'Somebody joined.' );
} );

test( 'what was passed on names both, as far as they are known', () => {
	const passedTo = ( recipient?: object ) =>
		noticeSentence( { ...notice( 'transferred' ), ...recipient }, sentences );

	expect( passedTo( { recipient: { id: 'agent:2', name: 'Ben', avatarUrl: null } } ) ).toBe(
		'Anna passed it to Ben.'
	);
	expect( passedTo( { recipient: { id: 'agent:2', name: '', avatarUrl: null } } ) ).toBe(
		'Anna passed it to Somebody.'
	);
	expect( passedTo() ).toBe( 'Anna passed it to nobody.' );
} );

test( 'what is blocked says why', () => {
	const message = { ...notice( 'blocked' ), details: { reason: 'insults' } };

	expect( noticeSentence( message, sentences ) ).toBe( 'Anna blocked them: insults.' );
} );

test.each( [ 'from_the_future', '', 'toString', '__proto__', 'constructor' ] )(
	'a notice that is not known is a neutral sentence: %j',
	( code ) => {
		expect( noticeSentence( notice( code ), sentences ) ).toBe( 'It changed.' );
	}
);

test( 'a notice without a sentence, and a name where there is none, do not compile', () => {
	const { transferred, ...others } = sentences;
	// @ts-expect-error -- `transferred` is missing.
	const incomplete: NoticeSentences = others;
	// @ts-expect-error -- nobody is named in this one.
	const named: NoticeSentences = { ...sentences, closed_by_visitor: ( name: string ) => name };

	expect( transferred ).toBeDefined();
	expect( [ incomplete, named ] ).toHaveLength( 2 );
} );
