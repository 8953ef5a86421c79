import { closed } from './list/views/closed';
import { formatRoute, parseRoute } from './route';

const id = 'c_0000000000000000000001';

test.each( [
	[ '', { view: 'queue', conversationId: null, isVisitor: false, filters: {} } ],
	[ '#/mine', { view: 'mine', conversationId: null, isVisitor: false, filters: {} } ],
	[ `#/open/${ id }`, { view: 'open', conversationId: id, isVisitor: false, filters: {} } ],
	[ `#/open/${ id }/visitor`, { view: 'open', conversationId: id, isVisitor: true, filters: {} } ],
	[ '#/nowhere', { view: 'queue', conversationId: null, isVisitor: false, filters: {} } ],
	[ '#/mine?nonsense=1', { view: 'mine', conversationId: null, isVisitor: false, filters: {} } ],
	[ '#/mine/../../etc', { view: 'mine', conversationId: null, isVisitor: false, filters: {} } ],
] as const )( '%j shows what it says', ( hash, expected ) => {
	const route = parseRoute( hash );

	expect( { ...route, view: route.view.name } ).toEqual( expected );
} );

test( 'what is written is read again', () => {
	const route = { view: closed, conversationId: id, isVisitor: true, filters: {} };

	expect( parseRoute( formatRoute( route ) ) ).toEqual( route );
} );
