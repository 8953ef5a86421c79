import type { Entry } from '../../../store/messages/selectors';
import { makeMessage, makeOutboxItem, ME } from '../../../test-support/make';
import { groupEntries } from './group-entries';

const at = ( minutes: number, day = 21 ) => new Date( 2026, 10, day, 10, minutes ).toISOString();
const agent = { type: 'agent' as const, id: ME, name: 'Mia', avatarUrl: null };

const stored = ( part: Parameters< typeof makeMessage >[ 0 ] ): Entry => {
	const message = makeMessage( part );
	return { key: message.id, message, pending: null };
};

const shapeOf = ( entries: Entry[] ) =>
	groupEntries( entries, ME ).map( ( block ) =>
		block.type === 'group'
			? `${ block.author?.name ?? 'me' }${ block.isNote ? ' note' : '' } ${ block.entries.length }`
			: block.type
	);

test( 'what one author writes within three minutes belongs together', () => {
	expect(
		shapeOf( [
			stored( { createdAt: at( 0 ) } ),
			stored( { createdAt: at( 2 ) } ),
			stored( { createdAt: at( 4 ) } ),
			stored( { createdAt: at( 8 ) } ),
		] )
	).toEqual( [ 'day', 'Vera 3', 'Vera 1' ] );
} );

test( 'days, notices, other authors and notes begin anew', () => {
	expect(
		shapeOf( [
			stored( { createdAt: at( 0 ) } ),
			stored( { createdAt: at( 0 ), author: agent } ),
			stored( { createdAt: at( 0 ), author: agent, kind: 'note' } ),
			stored( { createdAt: at( 0 ), kind: 'system', body: 'agent_joined' } ),
			stored( { createdAt: at( 0 ), author: agent } ),
			stored( { createdAt: at( 0, 22 ), author: agent } ),
		] )
	).toEqual( [ 'day', 'Vera 1', 'me 1', 'me note 1', 'notice', 'me 1', 'day', 'me 1' ] );
} );

test( 'what waits joins the group of its author', () => {
	const pending = makeOutboxItem( { createdAt: at( 1 ) } );

	expect(
		shapeOf( [
			stored( { createdAt: at( 0 ), author: agent } ),
			{ key: pending.clientId, message: null, pending },
		] )
	).toEqual( [ 'day', 'me 2' ] );
} );
