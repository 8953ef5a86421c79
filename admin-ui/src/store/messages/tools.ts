import { HistoryReader, ReadReceipts } from '../../../../relay/client';
import type { Inbox } from '../types';

export function tools( { dispatch, select, session: { client, clock } }: Inbox ) {
	return {
		history: new HistoryReader( {
			client,
			clock,
			findLog: ( id ) => select.findLog( id ),
			onPage: ( id, place, page ) => dispatch.pageReceived( id, place, page ),
			onReadingEarlier: ( id, isReading ) => dispatch.earlierLoading( id, isReading ),
		} ),
		receipts: new ReadReceipts( {
			client,
			onRead: ( id, seq ) => void dispatch.receiveRead( id, 'agent', seq ),
		} ),
	};
}
