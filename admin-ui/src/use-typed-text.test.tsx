import { act, renderHook } from '@testing-library/react';
import { useTypedText } from './use-typed-text';

const show = ( onTell: ( text: string ) => Promise< boolean > | void ) =>
	renderHook( ( { value } ) => useTypedText( value, onTell ), { initialProps: { value: 'old' } } );

test( 'the same is told once, also when the field goes', () => {
	const onTell = jest.fn();
	const { result, unmount } = show( onTell );
	act( () => result.current.setText( ' new ' ) );
	act( () => result.current.tell.current() );
	unmount();

	expect( onTell.mock.calls ).toEqual( [ [ 'new' ] ] );
} );

test( 'what was refused stays, and can be told again; what was there before need not be', async () => {
	const onTell = jest.fn( async () => false );
	const { result } = show( onTell );
	act( () => result.current.setText( 'new' ) );
	await act( async () => result.current.tell.current() );
	expect( result.current.text ).toBe( 'new' );
	await act( async () => result.current.tell.current() );
	act( () => result.current.setText( 'old' ) );
	await act( async () => result.current.tell.current() );

	expect( onTell.mock.calls ).toEqual( [ [ 'new' ], [ 'new' ] ] );
} );

test( 'the field follows what is changed elsewhere', () => {
	const { result, rerender } = show( () => undefined );
	rerender( { value: 'theirs' } );

	expect( result.current.text ).toBe( 'theirs' );
} );
