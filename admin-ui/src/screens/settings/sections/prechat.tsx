import { __ } from '@wordpress/i18n';
import { LinesField } from '../fields/lines-field';
import { SwitchField } from '../fields/switch-field';
import { TextField } from '../fields/text-field';
import { PrechatFieldsField } from '../prechat/prechat-fields-field';
import type { Section } from './section';

/** What visitors are asked before their first message. */
export const prechat: Section = {
	name: 'prechat',
	group: 'form',
	title: () => __( 'Form before the chat', 'veranda' ),
	Content,
};

function Content() {
	return (
		<div className="veranda-fields">
			<SwitchField name="isPrechatOn" />
			<PrechatFieldsField name="prechatFields" />
			<LinesField name="prechatConsentText" />
			<TextField name="prechatConsentUrl" type="url" placeholder="https://" />
			<SwitchField name="isPrechatForMembers" />
		</div>
	);
}
