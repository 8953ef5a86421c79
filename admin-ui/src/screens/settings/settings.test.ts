import type { SettingValues } from './definitions';
import { changesBetween, mergeSettings } from './settings';

const before: SettingValues = {
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
	const typed = { ...before, title: 'Mine', greeting: 'Same', position: 'left' };
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
