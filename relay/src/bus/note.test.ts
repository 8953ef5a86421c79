import { note } from './note';

const typing = {
	topic: { name: 'agents' },
	event: { type: 'typing.stopped', conversationId: `c_${ 'c'.repeat( 22 ) }`, author: author() },
};

function author() {
	return { type: 'agent', id: 'agent:5', name: 'Anna', avatarUrl: null };
}

test( 'an entry of a newer relay is passed over, and what else the note says counts', () => {
	const parsed = note.parse( {
		from: 'relay-2',
		announcements: [ { topic: { name: 'moon' }, event: {} }, typing ],
		streams: [
			[ 'planet:7', 1 ],
			[ 'visitor:7', 2 ],
			[ 'address:', 1 ],
		],
		crowd: [ { to: 'relay-1', key: 'visitor:7', streams: 0 } ],
		head: { epoch: 'abc', number: 12 },
		isNew: true,
	} );

	expect( parsed ).toEqual( {
		from: 'relay-2',
		announcements: [ typing ],
		streams: [ [ 'visitor:7', 2 ] ],
		crowd: [],
		head: { epoch: 'abc', number: 12 },
	} );
} );

test( 'what does not say from whom it is, is no note', () => {
	expect( note.safeParse( { announcements: [ typing ] } ).success ).toBe( false );
} );
