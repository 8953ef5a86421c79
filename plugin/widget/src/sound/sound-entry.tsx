import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { choose } from './choice';

/** Turns the sound off, or on again. */
export function SoundEntry( { state: { sound }, chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => choose( chat, ! sound.isMuted ) }>
			{ sound.isMuted ? __( 'Turn sound on', 'veranda' ) : __( 'Turn sound off', 'veranda' ) }
		</button>
	);
}
