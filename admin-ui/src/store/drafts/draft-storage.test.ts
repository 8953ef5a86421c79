import { createMemoryStorage } from '../../../../relay/client';
import { DraftStorage } from './draft-storage';
import { messageDraft } from './message-draft';

test( 'a draft is there again after a reload, for its author only', () => {
	const storage = createMemoryStorage();
	new DraftStorage( storage, 'agent:1', messageDraft ).save( 'c_1', { text: 'Dear', kind: 'note' } );

	expect( new DraftStorage( storage, 'agent:1', messageDraft ).list() ).toEqual( {
		c_1: { text: 'Dear', kind: 'note' },
	} );
	expect( new DraftStorage( storage, 'agent:2', messageDraft ).list() ).toEqual( {} );
} );

test( 'an empty draft and somebody else’s text leave no draft', () => {
	const storage = createMemoryStorage();
	const drafts = new DraftStorage( storage, 'agent:1', messageDraft );
	drafts.save( 'c_1', { text: 'Dear', kind: 'text' } );
	drafts.save( 'c_1', { text: '', kind: 'text' } );
	storage.set( 'draft:agent:1:c_2', '{broken' );

	expect( drafts.list() ).toEqual( {} );
} );
