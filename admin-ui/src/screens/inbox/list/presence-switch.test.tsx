import { screen } from '@testing-library/react';
import type { Availability, PresenceStatus } from '../../../../../relay/protocol';
import { ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { formatDateTime } from '../../../time';
import { PresenceSwitch } from './presence-switch';

const MONDAY = '2026-11-30T08:00:00.000Z';

const me = ( status: PresenceStatus ) => ( { id: ME, name: 'Anna', avatarUrl: null, status, openConversations: 0 } );

const told = ( status: PresenceStatus, backAt: string | null = null ): Availability => ( {
	status,
	agents: [],
	backAt,
} );

test.each( [
	[ 'are there', 'online', told( 'online' ), 'Visitors see that somebody is there.' ],
	[
		'are outside their hours',
		'online',
		told( 'offline', MONDAY ),
		`Outside your opening hours. Visitors read that you are back on ${ formatDateTime( MONDAY ) }.`,
	],
	[ 'never open', 'online', told( 'offline' ), 'Outside your opening hours. Visitors read that nobody is there.' ],
	[
		'have no room',
		'online',
		told( 'away' ),
		'Everybody has their hands full. Visitors read that replies may take longer.',
	],
	[
		'are away',
		'away',
		told( 'away' ),
		'You can still answer. If nobody else is online, visitors read that replies may take longer.',
	],
] as const )( 'agents who %s learn what visitors read', async ( _what, status, availability, sentence ) => {
	const { user } = renderWithStore( <PresenceSwitch />, [
		( { agentsReceived } ) => agentsReceived( [ me( status ) ] ),
		( { availabilityReceived } ) => availabilityReceived( availability ),
	] );

	await user.click( screen.getByRole( 'button', { name: 'Change your availability' } ) );

	expect( screen.getByText( sentence ) ).toBeTruthy();
} );
