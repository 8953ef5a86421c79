import { closed } from './list/views/closed';
import { formatRoute, parseRoute } from './route';

const id = 'c_0000000000000000000001';

test.each( [
	[ '', { view: 'queue', conversationId: null, isVisitor: false } ],
	[ '#/mine', { view: 'mine', conversationId: null, isVisitor: false } ],
	[ `#/open/${ id }`, { view: 'open', conversationId: id, isVisitor: false } ],
	[ `#/open/${ id }/visitor`, { view: 'open', conversationId: id, isVisitor: true } ],
	[ '#/nowhere', { view: 'queue', conversationId: null, isVisitor: false } ],
	[ '#/mine/../../etc', { view: 'mine', conversationId: null, isVisitor: false } ],
] as const )( '%j shows what it says', ( hash, expected ) => {
	const route = parseRoute( hash );

	expect( { ...route, view: route.view.name } ).toEqual( expected );
} );

test( 'what is written is read again', () => {
	const route = { view: closed, conversationId: id, isVisitor: true };

	expect( parseRoute( formatRoute( route ) ) ).toEqual( route );
} );
