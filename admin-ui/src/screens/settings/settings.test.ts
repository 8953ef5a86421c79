import { changesBetween, mergeSettings, type SettingsValues } from './settings';
import { reportText } from './finding';
import { readableOn } from './widget-preview';

const before: SettingsValues = {
	relayUrl: 'https://chat.example.org',
	isWidgetEnabled: true,
	accentColor: '#3858e9',
	position: 'right',
	title: 'Chat with us',
	greeting: 'Hello!',
	notificationEmail: '',
};

test( 'only what changed is sent', () => {
	expect( changesBetween( before, { ...before, title: 'Ask us', isWidgetEnabled: false } ) ).toEqual( {
		title: 'Ask us',
		isWidgetEnabled: false,
	} );
} );

test( 'what was typed stays, what only the other changed is taken over, what both changed is named', () => {
	const typed = { ...before, title: 'Mine', greeting: 'Same', position: 'left' as const };
	const saved = { ...before, title: 'Theirs', greeting: 'Same', accentColor: '#000000' };

	const { values, conflicts } = mergeSettings( before, typed, saved );

	expect( values ).toEqual( {
		...before,
		title: 'Mine',
		greeting: 'Same',
		position: 'left',
		accentColor: '#000000',
	} );
	expect( conflicts ).toEqual( [ 'title' ] );
} );

test( 'the report can be read as plain text', () => {
	const text = reportText( [
		{
			heading: 'From this browser',
			findings: [
				{ id: 'a', status: 'good', title: 'Reaching', detail: 'It works.', fix: '' },
				{ id: 'b', status: 'critical', title: 'Clock', detail: 'It is late.', fix: 'Set it.' },
			],
		},
	] );

	expect( text ).toBe(
		'From this browser\n[Good] Reaching\n    It works.\n[Not working] Clock\n    It is late.\n    → Set it.'
	);
} );

test.each( [
	[ '#000000', '#ffffff' ],
	[ '#3858e9', '#ffffff' ],
	[ '#ffff00', '#000000' ],
	[ '#ffffff', '#000000' ],
] )( 'on %s one reads %s best', ( ground, text ) => {
	expect( readableOn( ground ) ).toBe( text );
} );
