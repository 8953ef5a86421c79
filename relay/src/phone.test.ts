import { presentPhone, readPhone } from './phone';

test.each( [
	[ '+49 (30) 90-1820', '', '+4930901820' ],
	[ '0049 30 901820', '', '+4930901820' ],
	[ '030 901820', 'DE', '+4930901820' ],
	[ '٠٣٠ ٩٠١٨٢٠', 'DE', '+4930901820' ],
	[ '030/90 18 20', 'DE', '+4930901820' ],
	[ '(212) 555-0123', 'US', '+12125550123' ],
	[ '011 49 30 901820', 'US', '+4930901820' ],
	[ '0049 30 901820', 'US', '+4930901820' ],
	[ '+44 20 7946 0958', 'US', '+442079460958' ],
	// A range that the country does not use yet.
	[ '+49 1999 1234567', 'DE', '+4919991234567' ],
	[ '020 7946 0958 ext. 12', 'GB', '+442079460958 ext. 12' ],
] )( '%s, read in "%s", is %s', ( text, country, kept ) => {
	expect( readPhone( text, country ) ).toBe( kept );
	expect( readPhone( kept, country ) ).toBe( kept );
} );

test.each( [
	[ '030 901820', '' ],
	[ '030 901820', 'ZZ' ],
	[ '030 901820', 'constructor' ],
	// Of France, Germany and the Netherlands: no number of the United States begins with 0.
	[ '06 12 34 56 78', 'US' ],
	[ '0201 234567', 'US' ],
	[ '030 9018200', 'US' ],
	[ '+49', 'DE' ],
	[ '12', 'DE' ],
	[ '+1 555 0100', 'US' ],
	[ '+999 1234567', '' ],
	[ 'call me', 'DE' ],
	[ 'call 030 901820', 'DE' ],
	[ '1'.repeat( 40 ), 'DE' ],
	[ '+', '' ],
	[ '', 'DE' ],
] )( '"%s" is no phone number in "%s"', ( text, country ) => {
	expect( readPhone( text, country ) ).toBeNull();
} );

test.each( [
	[ '+4930901820', '+49 30 901820' ],
	[ '+12125550123', '+1 212 555 0123' ],
	[ '+442079460958 ext. 12', '+44 20 7946 0958 ext. 12' ],
	// Kept by an older relay.
	[ '030 901820', '030 901820' ],
	[ '+49 (30) 90-1820', '+49 30 901820' ],
] )( '%s is shown as %s', ( stored, shown ) => {
	expect( presentPhone( stored ) ).toBe( shown );
} );
