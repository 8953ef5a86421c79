import { isAddress } from './is-address';

test.each( [
	[ 'maria@example.org', true ],
	[ ' maria@example.org ', true ],
	[ 'maria.o@mail.example.co.uk', true ],
	[ 'maria', false ],
	[ 'maria@', false ],
	[ 'maria@example', false ],
	[ 'maria@example.', false ],
	[ 'maria@.org', false ],
	[ 'maria@example.o', false ],
	[ '@example.org', false ],
	[ 'maria@home@example.org', false ],
	[ 'maria o@example.org', false ],
	[ '', false ],
] )( '%j can be an address: %s', ( text, isOne ) => {
	expect( isAddress( text ) ).toBe( isOne );
} );
