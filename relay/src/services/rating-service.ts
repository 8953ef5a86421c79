import type { OwnConversation, RateRequest } from '../../protocol';
import type { VisitorParticipant } from '../participants';
import type { ConversationAccess } from './conversation-access';

/** What visitors think of how they were answered. */
export class RatingService {
	constructor( private readonly conversations: ConversationAccess ) {}

	/** Stores the visitor's rating; a later one replaces it, and the same one changes nothing. */
	async rate( visitor: VisitorParticipant, publicId: string, rating: RateRequest ): Promise< OwnConversation > {
		const comment = rating.comment?.trim() ? rating.comment : null;
		const conversation = await this.conversations.change( visitor, publicId, ( row, changes ) => {
			if ( row.ratingScore === rating.score && row.ratingComment === comment ) {
				return;
			}
			row.ratingScore = rating.score;
			row.ratingComment = comment;
			changes.changeState( row );
			changes.addEvent( row, { type: 'conversation.rated' } );
		} );
		return conversation as OwnConversation;
	}
}
