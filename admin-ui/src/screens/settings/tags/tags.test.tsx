import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { RegistryProvider } from '@wordpress/data';
import { NetworkError, ProblemError, RelayClient } from '../../../../../relay/client';
import type { Tag } from '../../../../../relay/protocol';
import { makeRegistry } from '../../../test-support/registry';
import { Tags } from './tags';

/** The relay's routes for tags in memory. */
class FakeRelay {
	tags: Tag[] = [
		{ id: 't_1', name: 'Refund', conversationCount: 1 },
		{ id: 't_2', name: 'Shipping', conversationCount: 1_000 },
		{ id: 't_3', name: 'Zoo', conversationCount: 0 },
	];
	nextCursor: string | null = null;
	/** What was asked of it. */
	readonly asked: string[] = [];
	/** The next call fails with this. */
	failure: Error | null = null;

	/** Answers in the place of the client's `call`. */
	readonly answer = async ( method: string, path: string, { body, query }: Call = {} ): Promise< unknown > => {
		this.asked.push( [ method, path, JSON.stringify( body ?? query ) ].join( ' ' ).trim() );
		const { failure } = this;
		this.failure = null;
		if ( failure ) {
			throw failure;
		}
		const [ , id, isMerge ] = /^\/v1\/tags\/(\w+)(\/merge)?$/.exec( path ) ?? [];
		if ( method === 'GET' ) {
			return { tags: this.tags, nextCursor: query?.cursor ? null : this.nextCursor };
		}
		const { name, into } = ( body ?? {} ) as { name?: string; into?: string };
		return isMerge
			? { tag: { id: into, name: 'Zoo', conversationCount: 1 } }
			: { tag: { id, name, conversationCount: 1 } };
	};
}

interface Call {
	body?: unknown;
	query?: Record< string, unknown >;
}

function show( relay: FakeRelay ) {
	jest.spyOn( RelayClient.prototype, 'call' ).mockImplementation( relay.answer as never );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<Tags relayUrl="https://chat.example.org" />
		</RegistryProvider>
	);
}

const rows = () =>
	[ ...document.querySelectorAll( '.veranda-tag-list > li' ) ].map( ( row ) => row.textContent?.trim() ?? '' );

async function choose( tag: string, action: string ): Promise< HTMLElement > {
	fireEvent.click( await screen.findByLabelText( `Change the tag “${ tag }”` ) );
	fireEvent.click( await screen.findByRole( 'menuitem', { name: action } ) );
	return screen.findByRole( 'dialog' );
}

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.scrollTo = () => undefined;
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
} );

afterEach( () => jest.restoreAllMocks() );

test( 'each tag is listed with its number of conversations', async () => {
	show( new FakeRelay() );

	await screen.findByText( 'Refund' );
	expect( rows() ).toEqual( [ 'Refund1 conversation', 'Shipping1,000 conversations or more', 'Zoo0 conversations' ] );
} );

test( 'without tags it says where they come from', async () => {
	const relay = new FakeRelay();
	relay.tags = [];
	show( relay );

	expect( await screen.findByText( /There are no tags yet/ ) ).toBeVisible();
} );

test( 'a relay that is away is asked again on demand', async () => {
	const relay = new FakeRelay();
	relay.failure = new NetworkError( 'unreachable' );
	show( relay );
	expect( await screen.findByText( /The relay cannot be reached/ ) ).toBeVisible();

	fireEvent.click( screen.getByText( 'Try again' ) );

	expect( await screen.findByText( 'Refund' ) ).toBeVisible();
} );

test( 'further pages are read on demand', async () => {
	const relay = new FakeRelay();
	relay.nextCursor = 'c1';
	show( relay );
	await screen.findByText( 'Refund' );
	relay.tags = [ { id: 't_9', name: 'Zz', conversationCount: 2 } ];

	fireEvent.click( screen.getByText( 'Show more tags' ) );

	expect( await screen.findByText( 'Zz' ) ).toBeVisible();
	expect( screen.getByText( 'Refund' ) ).toBeVisible();
	expect( screen.queryByText( 'Show more tags' ) ).toBeNull();
} );

test( 'a double click reads the next page once', async () => {
	const relay = new FakeRelay();
	relay.nextCursor = 'c1';
	show( relay );
	await screen.findByText( 'Refund' );
	relay.tags = [ { id: 't_9', name: 'Zz', conversationCount: 2 } ];

	fireEvent.click( screen.getByText( 'Show more tags' ) );
	fireEvent.click( screen.getByText( 'Show more tags' ) );
	await waitFor( () => expect( screen.queryByText( 'Show more tags' ) ).toBeNull() );

	expect( rows() ).toHaveLength( 4 );
} );

test( 'a tag is renamed, and the list stays in order', async () => {
	const relay = new FakeRelay();
	show( relay );
	const dialog = await choose( 'Refund', 'Rename' );

	fireEvent.change( within( dialog ).getByLabelText( 'Name' ), { target: { value: ' Tax ' } } );
	fireEvent.click( within( dialog ).getByText( 'Rename' ) );

	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
	expect( relay.asked ).toContain( 'PATCH /v1/tags/t_1 {"name":"Tax"}' );
	expect( rows().map( ( row ) => row.slice( 0, 3 ) ) ).toEqual( [ 'Shi', 'Tax', 'Zoo' ] );
} );

test( 'a name that another tag has is refused, and what was typed stays', async () => {
	const relay = new FakeRelay();
	show( relay );
	const dialog = await choose( 'Refund', 'Rename' );
	relay.failure = new ProblemError( {
		type: 'about:blank',
		title: 'Conflict',
		status: 409,
		code: 'tag_exists',
		detail: '',
	} as never );

	fireEvent.change( within( dialog ).getByLabelText( 'Name' ), { target: { value: 'Zoo' } } );
	fireEvent.click( within( dialog ).getByText( 'Rename' ) );

	expect( await within( dialog ).findByText( /another tag with this name/ ) ).toBeVisible();
	expect( within( dialog ).getByLabelText( 'Name' ) ).toHaveValue( 'Zoo' );
} );

test( 'merging says what happens before it happens', async () => {
	const relay = new FakeRelay();
	show( relay );
	const dialog = await choose( 'Shipping', 'Merge into another tag' );
	expect( within( dialog ).getByText( 'Merge' ) ).toHaveAttribute( 'aria-disabled', 'true' );

	fireEvent.focus( within( dialog ).getByLabelText( 'Tag that stays' ) );
	fireEvent.click( await within( dialog ).findByRole( 'option', { name: 'Zoo' } ) );

	expect( dialog ).toHaveTextContent(
		'Every conversation with “Shipping” (1,000 conversations or more) gets “Zoo” in its place, and “Shipping” is deleted. This cannot be undone.'
	);
	expect( relay.asked.filter( ( call ) => call.startsWith( 'POST' ) ) ).toEqual( [] );

	fireEvent.click( within( dialog ).getByText( 'Merge' ) );
	await waitFor( () => expect( rows() ).toEqual( [ 'Refund1 conversation', 'Zoo1 conversation' ] ) );
	expect( relay.asked ).toContain( 'POST /v1/tags/t_2/merge {"into":"t_3"}' );
} );

test( 'deleting says that it cannot be undone', async () => {
	const relay = new FakeRelay();
	show( relay );
	const dialog = await choose( 'Zoo', 'Delete' );
	expect( dialog ).toHaveTextContent( 'This cannot be undone.' );

	fireEvent.click( within( dialog ).getByText( 'Cancel' ) );
	expect( relay.asked ).toEqual( [ 'GET /v1/tags {}' ] );

	fireEvent.click( within( await choose( 'Zoo', 'Delete' ) ).getByText( 'Delete' ) );
	await waitFor( () => expect( rows() ).toHaveLength( 2 ) );
	expect( relay.asked ).toContain( 'DELETE /v1/tags/t_3' );
	await waitFor( () => expect( screen.getByRole( 'list', { name: 'Tags' } ) ).toHaveFocus() );
} );
