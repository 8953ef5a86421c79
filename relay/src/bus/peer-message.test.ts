import { peerMessage } from './peer-message';

const typing = {
	topic: { name: 'agents' },
	event: { type: 'typing.stopped', conversationId: `c_${ 'c'.repeat( 22 ) }`, author: author() },
};

function author() {
	return { type: 'agent', id: 'agent:5', name: 'Anna', avatarUrl: null };
}

test( 'an entry of a newer relay is ignored, and the rest of the message counts', () => {
	const parsed = peerMessage.parse( {
		from: 'relay-2',
		announcements: [ { topic: { name: 'moon' }, event: {} }, typing ],
		streams: [
			[ 'planet:7', 1 ],
			[ 'visitor:7', 2 ],
			[ 'address:', 1 ],
		],
		evict: [ { to: 'relay-1', key: 'visitor:7', streams: 0 } ],
		head: { epoch: 'abc', number: 12 },
		isNew: true,
	} );

	expect( parsed ).toEqual( {
		from: 'relay-2',
		announcements: [ typing ],
		streams: [ [ 'visitor:7', 2 ] ],
		evict: [],
		head: { epoch: 'abc', number: 12 },
	} );
} );

test( 'a message without a sender is refused', () => {
	expect( peerMessage.safeParse( { announcements: [ typing ] } ).success ).toBe( false );
} );
