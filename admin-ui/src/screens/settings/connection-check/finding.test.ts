import { reportText } from './finding';

test( 'the report can be read as plain text', () => {
	const text = reportText( [
		{
			heading: 'From this browser',
			findings: [
				{ id: 'a', status: 'good', title: 'Reaching', detail: 'It works.', fix: '' },
				{
					id: 'b',
					status: 'critical',
					title: 'Clock',
					detail: 'It is late.',
					fix: 'Set \u2068https://shop.test\u2069.',
				},
			],
		},
	] );

	expect( text ).toBe(
		'From this browser\n[Good] Reaching\n    It works.\n[Not working] Clock\n    It is late.\n    → Set https://shop.test.'
	);
} );
