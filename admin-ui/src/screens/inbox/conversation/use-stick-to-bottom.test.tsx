import { act, render, screen } from '@testing-library/react';
import type { Entry } from '../../../store/messages/selectors';
import { makeMessage, ME } from '../../../test-support/make';
import { useStickToBottom } from './use-stick-to-bottom';

const entry = ( part: Parameters< typeof makeMessage >[ 0 ] ): Entry => {
	const message = makeMessage( part );
	return { key: message.clientId, message, pending: null };
};

function List( { entries }: { entries: Entry[] } ) {
	const { ref, unseen, listeners } = useStickToBottom( entries, ME, () => undefined );
	return (
		<>
			<div ref={ ref } onScroll={ listeners.onScroll } data-testid="list" />
			<output>{ unseen }</output>
		</>
	);
}

test( 'only what others have written counts as new to somebody who reads further up', () => {
	const me = { type: 'agent', id: ME, name: 'Mia', avatarUrl: null } as const;
	const first = entry( { body: 'Hello?' } );
	const { rerender } = render( <List entries={ [ first ] } /> );
	const list = screen.getByTestId( 'list' );
	Object.defineProperties( list, { scrollHeight: { value: 1_000 }, clientHeight: { value: 100 } } );
	list.scrollTop = 100;
	act( () => void list.dispatchEvent( new Event( 'scroll', { bubbles: true } ) ) );

	const joined = entry( { kind: 'system', body: 'agent_joined', author: { ...me, type: 'system' } } );
	const own = entry( { body: 'Good morning', author: me } );
	rerender( <List entries={ [ first, joined, own ] } /> );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( '0' );

	rerender( <List entries={ [ first, joined, own, entry( { body: 'At last' } ) ] } /> );

	expect( screen.getByRole( 'status' ) ).toHaveTextContent( '1' );
} );
