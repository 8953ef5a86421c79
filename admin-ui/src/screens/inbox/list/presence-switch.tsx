import { DropdownMenu, MenuGroup, MenuItemsChoice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { Availability, PresenceStatus } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';
import { presenceName } from '../../../presence-name';
import { store } from '../../../store';

/** Shows the agent's availability and lets them change it. */
export function PresenceSwitch() {
	const { agent, availability } = useSelect(
		( select ) => ( {
			agent: select( store ).findCurrentAgent(),
			availability: select( store ).findAvailability(),
		} ),
		[]
	);
	const { setPresence } = useDispatch( store );
	if ( ! agent ) {
		return <span className="veranda-presence" />;
	}
	const { status } = agent;

	return (
		<DropdownMenu
			className="veranda-presence"
			icon={ <span className={ `veranda-presence-dot is-${ status }` } /> }
			label={ __( 'Change your availability', 'veranda' ) }
			text={ presenceName( status ) }
			toggleProps={ { size: 'compact' } }
		>
			{ ( { onClose } ) => (
				<MenuGroup label={ __( 'Your availability', 'veranda' ) }>
					<MenuItemsChoice
						value={ status }
						onHover={ () => {} }
						onSelect={ ( value ) => {
							void setPresence( value as PresenceStatus );
							onClose();
						} }
						choices={ [
							{
								value: 'online',
								label: presenceName( 'online' ),
								info: onlineInfo( status, availability ),
							},
							{
								value: 'away',
								label: presenceName( 'away' ),
								info: __(
									'You can still answer. If nobody else is online, visitors read that replies may take longer.',
									'veranda'
								),
							},
						] }
					/>
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}

/** Says what visitors read while this agent is online: hours and full hands count as well. */
function onlineInfo( own: PresenceStatus, availability: Availability | null ): string {
	const told = own === 'online' ? availability : null;
	if ( told?.backAt ) {
		/* translators: %s: date and time. */
		const closed = __( 'Outside your opening hours. Visitors read that you are back on %s.', 'veranda' );
		return sprintf( closed, formatDateTime( told.backAt ) );
	}
	switch ( told?.status ) {
		case 'offline':
			return __( 'Outside your opening hours. Visitors read that nobody is there.', 'veranda' );
		case 'away':
			return __( 'Everybody has their hands full. Visitors read that replies may take longer.', 'veranda' );
		default:
			return __( 'Visitors see that somebody is there.', 'veranda' );
	}
}
