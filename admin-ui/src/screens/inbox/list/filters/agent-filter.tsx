import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../../store';
import { Choice } from './choice';
import type { ControlProps, ListFilter } from './filter';

/** Narrows the list to conversations of one agent, also those that they have ended. */
export const byAgent: ListFilter = {
	name: 'agent',
	query: ( value ) => ( { assignee: value } ),
	holds: ( { assignee }, value ) => assignee?.id === value,
	isInMenu: true,
	Control: AgentFilter,
};

function AgentFilter( props: ControlProps ) {
	const agents = useSelect( ( select ) => select( store ).getAgents(), [] );
	return (
		<Choice
			{ ...props }
			label={ __( 'Agent', 'veranda' ) }
			all={ __( 'All agents', 'veranda' ) }
			options={ agents.map( ( { id, name } ) => ( { value: id, label: name } ) ) }
		/>
	);
}
