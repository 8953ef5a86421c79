import { isSameContent, kindsThat, presentContent, readContent } from './content-types';

test( 'a text and a note with the same words are not the same', () => {
	const text = readContent( { kind: 'text', body: 'Hello' } );

	expect( isSameContent( text, readContent( { kind: 'text', body: 'Hello' } ) ) ).toBe( true );
	expect( isSameContent( text, readContent( { kind: 'text', body: 'hello' } ) ) ).toBe( false );
	expect( isSameContent( text, readContent( { kind: 'note', body: 'Hello' } ) ) ).toBe( false );
} );

test.each( [ 'text', 'note', 'system' ] as const )(
	'of a %s leaves what the wire names, and nothing else',
	( kind ) => {
		const row = { kind, body: 'agent_joined', authorId: 5 };

		expect( presentContent( row ) ).toEqual( { kind, body: 'agent_joined', attachments: [] } );
	}
);

test( 'visitors are shown all but notes and what is recorded for agents, and told to read texts', () => {
	expect( kindsThat( 'isInternal' ) ).toEqual( [ 'note', 'record' ] );
	expect( kindsThat( 'isWritten' ) ).toEqual( [ 'text', 'note' ] );
	expect( kindsThat( 'countsAsUnread' ) ).toEqual( [ 'text' ] );
} );
