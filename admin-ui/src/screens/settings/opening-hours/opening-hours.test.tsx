import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import { dateIn, type OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { makeRegistry } from '../../../test-support/registry';
import { FakeWordPress } from '../fake-wordpress';
import { openingHours } from '../sections/opening-hours';
import { SettingsScreen } from '../settings-screen';
import { closeToday, describeHours, firstHours, isClosedToday, openToday } from './hours';

jest.mock( '@wordpress/api-fetch' );

beforeEach( () => {
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
	window.scrollTo = () => undefined;
} );

const HOURS: OpeningHours = { ...firstHours(), timezone: 'Europe/Berlin' };
const NOON = Date.UTC( 2026, 10, 30, 11 );

async function open( values: { hasOpeningHours: boolean; openingHours: string } ) {
	const wordpress = new FakeWordPress();
	wordpress.definitions = {
		hasOpeningHours: {
			type: 'boolean',
			title: 'Keep opening hours',
			description: '',
			default: false,
			section: 'opening-hours',
		},
		openingHours: {
			type: 'string',
			format: 'opening-hours',
			title: 'Opening hours',
			description: '',
			default: '',
			section: 'opening-hours',
		},
		conversationsPerAgent: {
			type: 'integer',
			title: 'Conversations per agent',
			description: '',
			default: 10,
			section: 'opening-hours',
		},
	};
	wordpress.values = { ...values, conversationsPerAgent: 10 };
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	const config = {
		screen: 'settings' as const,
		relayUrl: '',
		siteId: 's_1',
		siteUrl: '',
		siteName: 'Lamps',
		currentAgentId: 'agent:1',
		currentAgentName: 'Mia',
		canManage: true,
		settingsUrl: '',
		accounts: { profileUrl: '', roleNames: {} },
		pluginVersion: '0.1.0',
		waitTargetSeconds: 90,
		answerMail: 'works' as const,
	};
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen config={ config } sections={ [ openingHours ] } />
		</RegistryProvider>
	);
	await screen.findByLabelText( 'Keep opening hours' );
	return {
		wordpress,
		async save() {
			fireEvent.click( screen.getByText( 'Save changes' ) );
			await waitFor( () => expect( wordpress.saves ).not.toEqual( [] ) );
			const { openingHours: saved } = wordpress.saves.at( -1 ) as { openingHours: string };
			return JSON.parse( saved ) as OpeningHours;
		},
	};
}

const openWith = ( hours: Partial< OpeningHours > = {} ) =>
	open( { hasOpeningHours: true, openingHours: JSON.stringify( { ...HOURS, ...hours } ) } );

const day = ( name: string ) => within( screen.getByRole( 'group', { name } ) );

const type = ( label: string, value: string ) =>
	fireEvent.change( screen.getByLabelText( label ), { target: { value } } );

test( 'switched on for the first time, the week that is shown is the one that is saved', async () => {
	const { save } = await open( { hasOpeningHours: false, openingHours: '' } );
	expect( screen.queryByRole( 'group', { name: 'Monday' } ) ).toBeNull();

	fireEvent.click( screen.getByLabelText( 'Keep opening hours' ) );

	expect( day( 'Friday' ).getByLabelText< HTMLInputElement >( 'Friday: open from' ).value ).toBe( '09:00' );
	expect( day( 'Sunday' ).getByText( 'Closed' ) ).toBeTruthy();
	expect( await save() ).toEqual( firstHours() );
} );

test( 'several hours a day, over midnight too, copied to the other working days', async () => {
	const { save } = await openWith();

	type( 'Monday: open until', '12:30' );
	fireEvent.click( day( 'Monday' ).getByRole( 'button', { name: 'Monday: add hours' } ) );
	const [ , second ] = day( 'Monday' ).getAllByLabelText( 'Monday: open until' );
	fireEvent.change( second as HTMLElement, { target: { value: '01:00' } } );
	expect( day( 'Monday' ).getByText( 'on the next day' ) ).toBeTruthy();
	fireEvent.click( screen.getByText( 'Copy to Tuesday to Friday' ) );
	fireEvent.click( day( 'Friday' ).getByRole( 'button', { name: 'Friday: remove 12:30 to 01:00' } ) );

	const long = [
		[ '09:00', '12:30' ],
		[ '12:30', '01:00' ],
	];
	const { week } = await save();
	expect( week ).toEqual( [ long, long, long, long, [ [ '09:00', '12:30' ] ], [], [] ] );
} );

test( 'the focus goes to what adds when something has been removed', async () => {
	await openWith();
	fireEvent.click( day( 'Tuesday' ).getByRole( 'button', { name: 'Tuesday: remove 09:00 to 17:00' } ) );

	const add = day( 'Tuesday' ).getByRole( 'button', { name: 'Tuesday: add hours' } );
	expect( add.ownerDocument.activeElement ).toBe( add );
} );

test( 'a holiday', async () => {
	const { save } = await openWith();

	fireEvent.click( screen.getByText( 'Add an exception' ) );
	type( 'Name', 'Christmas' );
	type( 'First day', '2099-12-24' );
	type( 'Last day', '2099-12-26' );

	const { exceptions } = await save();
	expect( exceptions ).toEqual( [ { from: '2099-12-24', to: '2099-12-26', name: 'Christmas', spans: [] } ] );
} );

test( 'today is closed by one click, and what else is typed waits', async () => {
	const { wordpress } = await openWith();
	type( 'Conversations per agent', '3' );

	fireEvent.click( screen.getByRole( 'button', { name: 'Closed today' } ) );
	await waitFor( () => expect( wordpress.saves ).toHaveLength( 1 ) );

	expect( Object.keys( wordpress.saves[ 0 ] as object ) ).toEqual( [ 'openingHours' ] );
	const today = dateIn( HOURS.timezone, Date.now() );
	expect( JSON.parse( String( wordpress.values.openingHours ) ).exceptions ).toMatchObject( [
		{ from: today, to: today, spans: [] },
	] );
	expect( screen.getByLabelText< HTMLInputElement >( 'Conversations per agent' ).value ).toBe( '3' );

	fireEvent.click( await screen.findByRole( 'button', { name: 'Open today after all' } ) );
	await waitFor( () => expect( wordpress.saves ).toHaveLength( 2 ) );
	expect( JSON.parse( String( wordpress.values.openingHours ) ) ).toEqual( HOURS );
} );

test( 'hours that are typed and not saved stay so when today is closed', async () => {
	const { wordpress } = await openWith();
	type( 'Monday: open until', '12:30' );

	fireEvent.click( screen.getByRole( 'button', { name: 'Closed today' } ) );
	await screen.findByRole( 'button', { name: 'Open today after all' } );

	const { week, exceptions } = JSON.parse( String( wordpress.values.openingHours ) );
	expect( week ).toEqual( HOURS.week );
	expect( exceptions ).toHaveLength( 1 );
	expect( screen.getByLabelText< HTMLInputElement >( 'Monday: open until' ).value ).toBe( '12:30' );
	fireEvent.click( screen.getByText( 'Save changes' ) );
	await waitFor( () => expect( wordpress.saves ).toHaveLength( 2 ) );
	const then = JSON.parse( String( wordpress.values.openingHours ) );
	expect( [ then.week[ 0 ], then.exceptions ] ).toEqual( [ [ [ '09:00', '12:30' ] ], exceptions ] );
} );

test( 'today can be closed once the hours hold', async () => {
	await open( { hasOpeningHours: false, openingHours: JSON.stringify( HOURS ) } );
	fireEvent.click( screen.getByLabelText( 'Keep opening hours' ) );

	expect( screen.getByLabelText( 'Monday: open until' ) ).toBeTruthy();
	expect( screen.queryByRole( 'button', { name: 'Closed today' } ) ).toBeNull();
} );

test( 'what WordPress finds wrong is told at the hours, and stays typed', async () => {
	const { wordpress } = await openWith();
	type( 'Monday: open from', '' );
	const params = { openingHours: 'Enter times such as 09:00.' };
	wordpress.failure = { code: 'rest_invalid_param', data: { params } };

	fireEvent.click( screen.getByText( 'Save changes' ) );

	expect( await screen.findByText( 'Enter times such as 09:00.' ) ).toBeTruthy();
	expect( screen.getByLabelText< HTMLInputElement >( 'Monday: open until' ).value ).toBe( '17:00' );
} );

test( 'a holiday of several days stays on both sides of a day that is opened', () => {
	const holiday = { from: '2026-11-28', to: '2026-12-02', name: 'Stocktaking', spans: [] };
	const hours = { ...HOURS, exceptions: [ holiday ] };
	expect( isClosedToday( hours, NOON ) ).toBe( true );

	expect( openToday( hours, NOON ).exceptions ).toEqual( [
		{ ...holiday, to: '2026-11-29' },
		{ ...holiday, from: '2026-12-01' },
	] );
} );

test( 'closing today leaves out what is over', () => {
	const past = { from: '2026-11-01', to: '2026-11-02', name: '', spans: [] };

	expect( closeToday( { ...HOURS, exceptions: [ past ] }, NOON, 'Ill' ).exceptions ).toEqual( [
		{ from: '2026-11-30', to: '2026-11-30', name: 'Ill', spans: [] },
	] );
} );

test( 'hours are written in one line', () => {
	const exceptions = [ { from: '2026-12-24', to: '2026-12-26', name: '', spans: [] } ];

	expect( describeHours( JSON.stringify( { ...HOURS, exceptions } ) ) ).toMatch(
		/^Europe\/Berlin; Monday 09:00–17:00; .*; Sunday –; 2026-12-24\/2026-12-26 –$/
	);
} );
