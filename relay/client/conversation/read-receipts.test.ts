import { makeClient, settled } from '../fakes';
import { ReadReceipts } from './read-receipts';

function make() {
	const markRead = jest.fn( async ( _id: string, _body: unknown ) => {} );
	const onRead = jest.fn();
	const client = makeClient( { 'POST /v1/conversations/:id/read': ( { id, body } ) => markRead( id, body ) } );
	return { markRead, onRead, receipts: new ReadReceipts( { client, onRead } ) };
}

test( 'the screen hears of it at once, the relay once for each number', () => {
	const { receipts, markRead, onRead } = make();

	receipts.tell( 'c_1', 3, 0 );
	receipts.tell( 'c_1', 3, 0 );
	receipts.tell( 'c_1', 2, 0 );
	receipts.tell( 'c_1', 5, 3 );

	expect( onRead.mock.calls ).toEqual( [
		[ 'c_1', 3 ],
		[ 'c_1', 5 ],
	] );
	expect( markRead.mock.calls ).toEqual( [
		[ 'c_1', { seq: 3 } ],
		[ 'c_1', { seq: 5 } ],
	] );
} );

test( 'what is known to be read, as by a colleague, is not told', () => {
	const { receipts, markRead } = make();

	receipts.tell( 'c_1', 3, 0 );
	receipts.tell( 'c_1', 7, 7 );

	expect( markRead ).toHaveBeenCalledTimes( 1 );
} );

test( 'conversations do not mix', () => {
	const { receipts, markRead } = make();

	receipts.tell( 'c_1', 3, 0 );
	receipts.tell( 'c_2', 2, 0 );

	expect( markRead ).toHaveBeenLastCalledWith( 'c_2', { seq: 2 } );
} );

test( 'what did not get through is told with the next look, and only then', async () => {
	const { receipts, markRead } = make();
	markRead.mockRejectedValueOnce( new Error( 'offline' ) );

	receipts.tell( 'c_1', 3, 0 );
	receipts.tell( 'c_1', 3, 3 );
	expect( markRead ).toHaveBeenCalledTimes( 1 );
	await settled();
	receipts.tell( 'c_1', 3, 3 );
	receipts.tell( 'c_1', 3, 3 );

	expect( markRead ).toHaveBeenCalledTimes( 2 );
} );
