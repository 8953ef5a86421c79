import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { SafeLink } from '../../../components/safe-link';
import { formatDateTime } from '../../../time';
import { Fact } from '../visitor/panes/fact';

/** Says where and when a visitor wants to be called; nothing for other conversations. */
export function CallbackFacts( { conversation: { callback } }: { conversation: Pick< Conversation, 'callback' > } ) {
	return (
		callback && (
			<>
				<div className="veranda-fact">
					<dt>{ __( 'Call', 'veranda' ) }</dt>
					<dd>
						<SafeLink href={ `tel:${ callback.phone.replace( /[^+\d]/g, '' ) }` } text={ callback.phone } />
					</dd>
				</div>
				<Fact
					label={ __( 'Call at', 'veranda' ) }
					value={
						callback.at === null ? __( 'As soon as possible', 'veranda' ) : formatDateTime( callback.at )
					}
				/>
			</>
		)
	);
}
