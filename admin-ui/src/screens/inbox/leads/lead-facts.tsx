import { __ } from '@wordpress/i18n';
import type { Lead } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';
import { Fact } from '../visitor/panes/fact';

interface Props {
	lead: Lead;
	/** The address is shown elsewhere. */
	isShort?: boolean;
}

/** What somebody has entered, as facts that can be copied. */
export function LeadFacts( { lead, isShort = false }: Props ) {
	const { email, phone, answers, consent } = lead;
	return (
		<>
			<dl>
				{ email && ! isShort && <Fact label={ __( 'Email', 'veranda' ) } value={ email } /> }
				{ phone && <Fact label={ __( 'Phone', 'veranda' ) } value={ phone } /> }
				{ answers.map( ( { key, label, value } ) => (
					<Fact
						key={ key }
						label={ label || __( 'Order number', 'veranda' ) }
						value={ answerText( value ) }
					/>
				) ) }
			</dl>
			{ consent && (
				<p className="veranda-hint" title={ consent.text }>
					{ sprintf(
						/* translators: 1: date and time, 2: what was agreed to. */
						__( 'Agreed on %1$s: %2$s', 'veranda' ),
						formatDateTime( consent.at ),
						consent.text
					) }
				</p>
			) }
		</>
	);
}

/** A ticked box is `yes`. */
function answerText( value: string ): string {
	return value === 'yes' ? __( 'Yes', 'veranda' ) : value;
}
