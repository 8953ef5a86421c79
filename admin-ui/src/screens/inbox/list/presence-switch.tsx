import { DropdownMenu, MenuGroup, MenuItemsChoice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { PresenceStatus } from '../../../../../relay/protocol';
import { presenceName } from '../../../presence-name';
import { store } from '../../../store';

/** Shows the agent's availability and lets them change it. */
export function PresenceSwitch() {
	const agent = useSelect( ( select ) => select( store ).findCurrentAgent(), [] );
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
								info: __( 'Visitors see that somebody is there.', 'veranda' ),
							},
							{
								value: 'away',
								label: presenceName( 'away' ),
								info: __(
									'You can still answer. Visitors are told that replies may take longer.',
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
