import { makeVisitorDetails } from '../../test-support/make';
import { openForm, rebased, requestOf, reversed, type VisitorForm } from './visitor-form';

const known = makeVisitorDetails( { name: 'Vera', phone: '+49 30 901820', fields: { Number: '1', toString: 'x' } } );

const typed = ( texts: Partial< VisitorForm[ 'texts' ] >, added: VisitorForm[ 'added' ] = [] ): VisitorForm => {
	const form = openForm( known );
	return { ...form, texts: { ...form.texts, ...texts }, added };
};

test( 'what was not touched is not sent', () => {
	expect( requestOf( openForm( known ) ) ).toBeNull();
	expect( requestOf( typed( { name: ' Vera ' }, [ { name: '', value: 'lost?' } ] ) ) ).toBeNull();
} );

test( 'what was typed is sent with what was there', () => {
	expect( requestOf( typed( { name: '', email: 'vera@example.org', phone: '' } ) ) ).toEqual( {
		name: '',
		email: 'vera@example.org',
		phone: null,
		previous: { name: 'Vera', email: '', phone: '+49 30 901820' },
	} );
	expect( requestOf( typed( { fields: { toString: 'y' } }, [ { name: ' constructor ', value: '2' } ] ) ) ).toEqual( {
		fields: { Number: null, toString: 'y', constructor: '2' },
		previous: { fields: { Number: '1', toString: 'x', constructor: null } },
	} );
} );

test( 'taken back, it asks for what was there, in the place of what was typed', () => {
	const request = requestOf( typed( { name: 'Wera', email: 'vera@example.org', fields: { Number: '2' } } ) );

	expect( reversed( request ?? {} ) ).toEqual( {
		name: 'Vera',
		email: null,
		fields: { Number: '1', toString: 'x' },
		previous: { name: 'Wera', email: 'vera@example.org', fields: { Number: '2', toString: null } },
	} );
} );

test( 'after a conflict what was typed stays, and what was not touched follows', () => {
	const now = makeVisitorDetails( { name: 'Veronika', company: 'Lamps', fields: { Number: '7', New: 'n' } } );

	const form = rebased( typed( { name: 'Wera', fields: { Number: '2', toString: 'x' } } ), now );

	expect( form.texts ).toEqual( {
		name: 'Wera',
		email: '',
		phone: '',
		company: 'Lamps',
		fields: { Number: '2', New: 'n' },
	} );
	expect( requestOf( form ) ).toEqual( {
		name: 'Wera',
		fields: { Number: '2' },
		previous: { name: 'Veronika', fields: { Number: '7' } },
	} );
} );
