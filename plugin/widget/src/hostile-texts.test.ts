import { makeMessage, settled } from '../../../relay/client/fakes';
import type { PrechatForm } from '../../../relay/protocol';
import hostileTexts from '../../../tests/support/hostile-texts.json';
import { openChat, talking } from './core/fakes';
import { makeConversation, makeItem, makeSession, ME, mine } from './fakes';

/* Whatever a visitor, an agent or the owner has filled in is text wherever the chat shows it (docs/threats.md A31, A32). */

const FORBIDDEN =
	'script, iframe, object, embed, link, meta, base, template, math, video, style, details, noscript, img, ' +
	// Two of the texts have an address of the web in them, which is a link in a message.
	'a:not([href="http://127.0.0.1:9/pixel.png"],[href="http://127.0.0.1:9/x.css"]), ' +
	[ 'error', 'load', 'focus', 'toggle', 'begin' ].map( ( name ) => `[on${ name }]` ).join();

/** Each scene is shown for each text. */
const PATIENCE_MS = 60_000;

type Opened = Awaited< ReturnType< typeof openChat > >;

/** What can be read: text, and what stands in fields. */
function readable( place: HTMLElement ): string {
	const fields = [ ...place.querySelectorAll< HTMLInputElement >( 'input, textarea' ) ];
	return [ place.textContent, ...fields.map( ( { value } ) => value ) ].join( '\n' );
}

/** Nothing was made of the text, which stands there at least so many times. */
function expectText( { find }: Opened, times: number, text: string ) {
	const place = find( '.window' );
	const made = [ ...place.querySelectorAll( FORBIDDEN ) ].map( ( { outerHTML } ) => outerHTML );
	expect( { text, made } ).toEqual( { text, made: [] } );
	const shown = readable( place ).split( text ).length - 1;
	expect( { text, shown, isShown: shown >= times } ).toMatchObject( { text, isShown: true } );
	expect( ( window as { __xss?: number } ).__xss ).toBeUndefined();
}

const agentOf = ( name: string ) => ( { id: 'agent:1', name, avatarUrl: null } );

/** A form with a question of each kind. */
function formOf( text: string ): PrechatForm {
	const options = [ { value: 'one', label: text } ];
	const types = [
		'name',
		'email',
		'phone',
		'order',
		'text',
		'paragraph',
		'choice',
		'choices',
		'checkbox',
		'date',
	] as const;
	return {
		fields: types.map( ( type ) => ( {
			key: type,
			type,
			label: text,
			isRequired: false,
			...( type.startsWith( 'choice' ) && { options } ),
		} ) ),
		consent: { text, url: text },
	};
}

/** Each shows a text in all fields of a part of the chat, and says how often it is to be read. */
const scenes: Record< string, ( text: string ) => Promise< [ opened: Opened, times: number ] > > = {
	async 'the form before the chat, with what was typed'( text ) {
		const opened = await openChat( { title: text, greeting: text } );
		const typed = { phone: text, order: text, text, paragraph: text };
		opened.chat.storage.set( 'prechat', JSON.stringify( typed ) );
		const visitor = { ...ME, name: text, email: text };
		opened.chat.dispatch( {
			type: 'session.begun',
			...makeSession( { visitor, prechatForm: formOf( text ) } ),
		} );
		await settled();
		// The title, the greeting, ten questions, two options and the consent; and in six fields.
		return [ opened, 21 ];
	},

	async 'the introduction'( text ) {
		const asking = await openChat();
		const visitor = { ...ME, name: text, email: text };
		asking.chat.dispatch( { type: 'session.begun', ...makeSession( { visitor } ) } );
		asking.chat.set( 'introduction', { step: 'asking' } );
		await settled();
		expectText( asking, 2, text );
		asking.chat.set( 'introduction', { step: 'saved' } );
		await settled();
		return [ asking, 1 ];
	},

	async 'the rating'( text ) {
		const opened = await openChat( { ratingQuestion: text } );
		await opened.show( { ...talking, state: 'closed' } );
		opened.chat.set( 'rating', { score: 1, comment: text } );
		await settled();
		return [ opened, 2 ];
	},

	async 'a message that is left, and why it was refused'( text ) {
		const opened = await openChat( { title: text } );
		const kept = { name: text, email: text, body: text, website: text };
		opened.chat.storage.set( 'left', JSON.stringify( kept ) );
		opened.chat.dispatch( { type: 'session.ended', isForgotten: false } );
		opened.chat.dispatch( { type: 'session.missed' } );
		opened.chat.set( 'leftMessage', { step: 'failed', problem: text } );
		await settled();
		return [ opened, 5 ];
	},

	async 'a call, agreed and asked for'( text ) {
		const opened = await openChat( { isCallbackOffered: true } );
		await opened.show( makeConversation( { kind: 'callback', callback: { phone: text, at: null } } ), [
			mine( 1 ),
		] );
		opened.chat.set( 'callback', { step: 'asking', phone: text, problem: text } );
		await settled();
		return [ opened, 3 ];
	},

	async 'the welcome'( text ) {
		const opened = await openChat( { title: text, greeting: text, questions: text } );
		const availability = { status: 'online' as const, agents: [ agentOf( text ) ], backAt: null };
		opened.chat.dispatch( { type: 'session.begun', ...makeSession( { availability } ) } );
		await settled();
		return [ opened, 3 ];
	},

	async 'a conversation: messages, names, notices, what was not sent and the draft'( text ) {
		const opened = await openChat();
		const author = { ...agentOf( text ), type: 'agent' as const };
		const notices = [ 'agent_joined', 'transferred', 'agent_absent', 'closed_by_agent', 'reopened' ];
		await opened.show( { ...talking, assignee: { ...agentOf( text ), status: 'online' } }, [
			mine( 1, { body: text } ),
			makeMessage( 2, { body: text, author } ),
			...notices.map( ( body, index ) =>
				makeMessage( index + 3, {
					kind: 'system',
					body,
					author: { ...author, type: 'system' },
					...( body === 'transferred' && { recipient: agentOf( text ) } ),
				} )
			),
		] );
		await opened.hold( makeItem( { state: 'failed', content: { kind: 'text', body: text } } ) );
		await opened.write( text );
		return [ opened, 12 ];
	},

	async 'where a chat is mailed to'( text ) {
		const opened = await openChat();
		const visitor = { ...ME, email: text };
		opened.chat.dispatch( { type: 'session.begun', ...makeSession( { visitor } ) } );
		await opened.show( talking );
		opened.chat.set( 'transcript', { sheet: 'asking', email: text } );
		await settled();
		return [ opened, 1 ];
	},
};

afterEach( () => localStorage.clear() );

test.each( Object.entries( scenes ) )(
	'A31: %s',
	async ( _name, show ) => {
		for ( const text of hostileTexts ) {
			expectText( ...( await show( text ) ), text );
			localStorage.clear();
		}
	},
	PATIENCE_MS
);
