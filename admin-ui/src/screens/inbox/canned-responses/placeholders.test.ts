import { makeConversation, makeSession, makeVisitor } from '../../../test-support/make';
import { fill, findPlaceholders, knownIn } from './placeholders';

const known = { 'visitor.name': 'Ada', 'visitor.email': '', 'site.name': 'Lamps' };

test.each( [
	[ 'Hello {visitor.name}, welcome to {site.name}!', 'Hello Ada, welcome to Lamps!' ],
	[ 'Hello {visitor.name|there}', 'Hello Ada' ],
	[ 'Write to {visitor.email|us}', 'Write to us' ],
	[ 'Bye{visitor.email|}', 'Bye' ],
	[ '{visitor.email} {order.number} {order.number|your order}', '{visitor.email} {order.number} your order' ],
	[
		'{{7*7}} ${x} {name} {visitor} {Visitor.Name} {visitor.name',
		'{{7*7}} ${x} {name} {visitor} {Visitor.Name} {visitor.name',
	],
] )( 'of %j comes %j', ( body, text ) => {
	expect( fill( body, known ) ).toBe( text );
} );

test( 'what a visitor is called is text: nothing in it is filled in', () => {
	const name = '{visitor.email|x} $& $1';

	expect( fill( 'Hi {visitor.name}', { 'visitor.name': name, 'visitor.email': 'ada@example.org' } ) ).toBe(
		`Hi ${ name }`
	);
} );

test( 'what is left is named once', () => {
	expect( findPlaceholders( '{order.number} and {order.number}, {page.title}' ) ).toEqual( [
		'{order.number}',
		'{page.title}',
	] );
	expect( findPlaceholders( 'if ( x ) { y }' ) ).toEqual( [] );
} );

test( 'a conversation knows who asks, who answers, and where', () => {
	const page = { url: 'https://shop.test/lamps', title: 'Lamps' };
	const conversation = makeConversation( { visitor: makeVisitor( { name: '', page } ) } );

	expect( knownIn( conversation, makeSession().session.desk ) ).toEqual( {
		'visitor.name': '',
		'visitor.email': '',
		'agent.name': 'Ben',
		'page.title': 'Lamps',
		'page.url': 'https://shop.test/lamps',
		'site.name': 'Lamps & more',
		'department.name': '',
	} );
} );
