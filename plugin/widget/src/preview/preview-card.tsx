import { Face } from '../components/face';
import { CROSS, Icon } from '../components/icon';
import type { Message } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';
import './preview.css';

interface Props {
	message: Message;
	open(): void;
	dismiss(): void;
}

/** Who has answered, and how the answer begins. */
export function PreviewCard( { message: { author, body }, open, dismiss }: Props ) {
	return (
		<div class="preview">
			<button type="button" class="preview-message" onClick={ open }>
				<Face name={ author.name } avatarUrl={ author.avatarUrl } />
				<span>
					<bdi class="preview-author">{ author.name }</bdi>
					<span class="preview-text" dir="auto">
						{ body }
					</span>
				</span>
			</button>
			<button
				type="button"
				class="preview-dismiss"
				aria-label={ dismissLabel( author.name ) }
				onClick={ dismiss }
			>
				<Icon path={ CROSS } />
			</button>
		</div>
	);
}

function dismissLabel( name: string ): string {
	/* translators: %s: an agent's name. */
	return sprintf( __( 'Dismiss the message from %s', 'veranda' ), name );
}
