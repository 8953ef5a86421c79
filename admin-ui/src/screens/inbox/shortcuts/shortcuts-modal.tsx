import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { DialogProps } from '../commands/command';
import { views } from '../list/views';
import { nativeKeys } from './native-keys';

/** Lists the keyboard shortcuts. */
export function ShortcutsModal( { commands, onClose }: DialogProps ) {
	const shortcuts: [ keys: string[], does: string ][] = [
		...commands
			.filter( ( { keys } ) => keys )
			.map( ( { keys = [], listKeys = [], keyLabel, label } ): [ string[], string ] => [
				[ ...keys, ...listKeys ].map( nameOfKey ),
				( keyLabel ?? label )(),
			] ),
		...nativeKeys(),
		...views.map( ( { key, keyLabel } ): [ string[], string ] => [ [ 'G', nameOfKey( key ) ], keyLabel() ] ),
	];

	return (
		<Modal title={ __( 'Keyboard shortcuts', 'veranda' ) } size="medium" onRequestClose={ onClose }>
			<dl className="veranda-shortcuts">
				{ shortcuts.map( ( [ keys, does ] ) => (
					<div key={ does }>
						<dt>
							{ keys.map( ( key ) => (
								<kbd key={ key }>{ key }</kbd>
							) ) }
						</dt>
						<dd>{ does }</dd>
					</div>
				) ) }
			</dl>
			<p className="veranda-hint">{ __( 'Single keys do nothing while you write.', 'veranda' ) }</p>
		</Modal>
	);
}

const ARROWS: Record< string, string > = { ArrowDown: '↓', ArrowUp: '↑' };

/** Returns the label of a key. */
function nameOfKey( key: string ): string {
	return ARROWS[ key ] ?? key.toUpperCase();
}
