import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { notAllowed } from '../../../icons';
import { store } from '../../../store';
import type { Commands } from '../commands/use-commands';
import { blockedVisitors } from './block-commands';

/** Opens the list of who is blocked; not there while nobody is. */
export function BlocksButton( { commands }: { commands: Commands } ) {
	const { all } = useSelect( ( select ) => select( store ).getBlocks(), [] );

	return all.length === 0 ? null : (
		<Button
			icon={ notAllowed }
			label={ blockedVisitors.label() }
			size="compact"
			onClick={ () => commands.run( blockedVisitors ) }
		/>
	);
}
