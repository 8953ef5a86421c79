import { toJson } from '../../json';
import { presentBlock } from '../../present/blocks';
import type { PersonalDataKind } from './kind';

/** Whether they may not write, since when and until when. Why, is between agents, like a note. */
export const blocks: PersonalDataKind = {
	name: 'blocks',
	async *read( visitorId, { database, stores } ) {
		const row = await stores.blocks.findOfVisitor( database, visitorId );
		const shown = row === null ? [] : [ presentBlock( row ) ];
		yield toJson( shown.map( ( { createdAt, until } ) => ( { createdAt, until } ) ) );
	},
};
