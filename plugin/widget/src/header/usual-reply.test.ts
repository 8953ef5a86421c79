import { usualReplySentence } from './usual-reply';

test.each( [
	[ null, null ],
	[ 0, 'Usually replies in 1 minute' ],
	[ 240_000, 'Usually replies in 4 minutes' ],
	[ 3_600_000, 'Usually replies in 1 hour' ],
	[ 20 * 3_600_000, 'Usually replies in 20 hours' ],
	[ 40 * 3_600_000, 'Usually replies within a few days' ],
] )( '%s ms: %s', ( usualReplyMs, sentence ) => {
	expect( usualReplySentence( usualReplyMs ) ).toBe( sentence );
} );
