import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { notAllowed } from '../../../icons';
import { store } from '../../../store';
import type { Commands } from '../commands/use-commands';
import { blockedVisitors } from './block-commands';

/** Opens the list of who is blocked; not there while nobody is, but there if nobody knows. */
export function BlocksButton( { commands }: { commands: Commands } ) {
	const { all, status } = useSelect( ( select ) => select( store ).getBlocks(), [] );
	// Whoever unblocks the last one finds it there when the window closes: the keyboard goes on from it.
	const [ isUsed, setIsUsed ] = useState( false );

	return all.length === 0 && status !== 'failed' && ! isUsed ? null : (
		<Button
			icon={ notAllowed }
			label={ blockedVisitors.label() }
			size="compact"
			onClick={ () => {
				setIsUsed( true );
				commands.run( blockedVisitors );
			} }
		/>
	);
}
