import type { Slot as SlotName, ViewProps } from './feature';

interface Props extends ViewProps {
	name: SlotName;
	/** Shows the first part alone. */
	isSingle?: boolean;
}

/** Shows what the features have for a place in the window. */
export function Slot( { name, isSingle, state, chat }: Props ) {
	const parts = chat.shown( name );
	return (
		<>
			{ ( isSingle ? parts.slice( 0, 1 ) : parts ).map( ( { view: View } ) => (
				<View key={ View } state={ state } chat={ chat } />
			) ) }
		</>
	);
}
