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
						<SafeLink href={ telephoneLink( callback.phone ) } text={ callback.phone } />
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

/** Returns an address that calls a number; its extension is dialled afterwards. */
function telephoneLink( phone: string ): string {
	const [ number, extension ] = phone.split( ' ext. ' ).map( ( part ) => part.replace( /[^+\d]/g, '' ) );
	return `tel:${ number }${ extension ? `;ext=${ extension }` : '' }`;
}
