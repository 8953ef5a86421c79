import { LIMITS } from '../../../../../relay/protocol/limits';
import { isSameTag, tidyTags } from './tidy-tags';

test( 'what differs in capitals or white space is one tag, spelled as the site has it', () => {
	expect( tidyTags( [ ' vip ', 'VIP', 'new   one', 'New one', '' ], [ 'Vip' ] ) ).toEqual( [ 'Vip', 'new one' ] );
} );

test( 'a conversation has so many tags at most, and a name so many characters, none of them cut in half', () => {
	const many = Array.from( { length: LIMITS.tagsPerConversation + 5 }, ( _, index ) => `tag ${ index }` );

	expect( tidyTags( many, [] ) ).toHaveLength( LIMITS.tagsPerConversation );
	expect( tidyTags( [ `x${ '🦄'.repeat( 200 ) }` ], [] ) ).toEqual( [ `x${ '🦄'.repeat( 24 ) }` ] );
} );

test( 'capitals make no other tag', () => {
	expect( isSameTag( 'Ärger', 'ÄRGER' ) ).toBe( true );
	expect( isSameTag( 'vip', 'vips' ) ).toBe( false );
} );
