import { makeConversation, makeOwnConversation, makeVisitor } from '../../../../test-support/make';
import { closed } from '../views/closed';
import { open } from '../views/open';
import { narrow, type ListFilter } from './filter';

const byEmail: ListFilter = {
	name: 'email',
	query: ( value ) => ( { q: value } ),
	holds: ( { visitor }, value ) => visitor.email === value,
	Control: () => null,
};

test( 'a filter narrows a view: what the relay is asked for, and what belongs in it', () => {
	const visitor = makeVisitor( { email: 'ada@example.org' } );
	const narrowed = narrow( open, [ byEmail ], { email: 'ada@example.org' } );

	expect( narrowed.query ).toEqual( { state: 'open', q: 'ada@example.org' } );
	expect( narrowed.holds( makeOwnConversation( { visitor } ), 'agent:1' ) ).toBe( true );
	expect( narrowed.holds( makeOwnConversation(), 'agent:1' ) ).toBe( false );
	expect( narrowed.holds( makeConversation( { visitor } ), 'agent:1' ) ).toBe( false );
} );

test( 'a view that nothing narrows is itself', () => {
	expect( narrow( closed, [ byEmail ], {} ) ).toBe( closed );
} );
