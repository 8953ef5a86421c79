import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ConversationKind } from '../../../../../relay/protocol';
import type { ControlProps, ListFilter } from '../list/filters/filter';
import { kindName } from './kind-name';

const KINDS = [ 'chat', 'message', 'callback' ] as const satisfies ConversationKind[];

/** Narrows the list to chats, messages that were left, or callbacks. An address may name any other kind: there is none. */
export const byKind: ListFilter = {
	name: 'kind',
	query: ( value ) => ( { kind: KINDS.find( ( kind ) => kind === value ) ?? 'chat' } ),
	holds: ( { kind }, value ) => kind === ( KINDS.find( ( each ) => each === value ) ?? 'chat' ),
	Control: KindFilter,
};

function KindFilter( { value, onChange }: ControlProps ) {
	return (
		<SelectControl
			__nextHasNoMarginBottom
			size="compact"
			className="veranda-kind-filter"
			label={ __( 'Show', 'veranda' ) }
			hideLabelFromVision
			value={ KINDS.find( ( kind ) => kind === value ) ?? '' }
			options={ [
				{ value: '', label: __( 'All kinds', 'veranda' ) },
				...KINDS.map( ( kind ) => ( { value: kind, label: kindName( kind ) } ) ),
			] }
			onChange={ ( chosen ) => onChange( chosen || null ) }
		/>
	);
}
