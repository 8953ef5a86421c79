import { saveFile } from '../../../../relay/client/save-file';
import { makeSession } from '../../test-support/make';
import { makeRegistry } from '../../test-support/registry';
import { snackbarStore } from '../../snackbars/store';
import { store } from '..';

jest.mock( '../../../../relay/client/save-file' );

const ID = 'c_AAAAAAAAAAAAAAAAAAAAAA';
const ROUTE = 'GET /v1/conversations/:id/transcript';

beforeEach( () => jest.mocked( saveFile ).mockReset() );

test( 'a transcript is saved as a page', async () => {
	const registry = makeRegistry( makeSession( { [ ROUTE ]: async () => '<p>Hello</p>' } ).session );
	await registry.dispatch( store ).saveTranscript( ID );

	expect( saveFile ).toHaveBeenCalledWith( `${ ID }.html`, 'text/html', '<p>Hello</p>' );
} );

test( 'it is printed from a frame in which no script runs', async () => {
	const shown: Blob[] = [];
	URL.createObjectURL = ( page ) => `blob:${ shown.push( page as Blob ) }`;
	const registry = makeRegistry( makeSession( { [ ROUTE ]: async () => '<p>Hello</p>' } ).session );
	await registry.dispatch( store ).printTranscript( ID );

	const frame = document.querySelector( 'iframe' );
	expect( frame?.getAttribute( 'sandbox' ) ).not.toContain( 'allow-scripts' );
	expect( frame?.src ).toBe( 'blob:1' );
	expect( shown.map( ( { size, type } ) => [ size, type ] ) ).toEqual( [ [ 12, 'text/html' ] ] );
	// jsdom prints nothing.
	frame?.remove();
} );

test( 'one that does not come is said', async () => {
	const fail = async () => {
		throw new Error( 'no network' );
	};
	const registry = makeRegistry( makeSession( { [ ROUTE ]: fail } ).session );
	await registry.dispatch( store ).saveTranscript( ID );

	expect( saveFile ).not.toHaveBeenCalled();
	expect( registry.select( snackbarStore ).getSnackbars() ).toHaveLength( 1 );
} );
