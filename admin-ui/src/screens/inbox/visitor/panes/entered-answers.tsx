import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../../store';
import { LeadFacts } from '../../leads/lead-facts';
import type { PaneProps } from './pane';

/** What the visitor has entered for this conversation, before it or beside it. */
export function EnteredAnswers( { conversation: { id, visitor } }: PaneProps ) {
	const lead = useSelect(
		( select ) =>
			select( store )
				.getVisitorLeads( visitor.id )
				.find( ( { conversationId } ) => conversationId === id ),
		[ visitor.id, id ]
	);
	// Name and address are among the facts above.
	if ( ! lead || ( ! lead.phone && lead.answers.length === 0 && ! lead.consent ) ) {
		return null;
	}
	return (
		<section className="veranda-entered" aria-labelledby="veranda-entered-heading">
			<h3 id="veranda-entered-heading">{ __( 'Entered in the form', 'veranda' ) }</h3>
			<LeadFacts lead={ lead } isShort />
		</section>
	);
}
