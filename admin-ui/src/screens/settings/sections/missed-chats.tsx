import { __ } from '@wordpress/i18n';
import { isOn } from '../definitions';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** Whether and when a mail tells of a visitor who got no answer. */
export const missedChats: Section = {
	name: 'missed-chats',
	group: 'emails',
	title: () => __( 'Missed chats', 'veranda' ),
	Content,
};

function Content() {
	const { values } = useForm();

	return (
		<div className="veranda-fields">
			<SwitchField name="isMissedChatMailOn" />
			<NumberField name="missedChatMinutes" disabled={ ! isOn( values, 'isMissedChatMailOn' ) } />
		</div>
	);
}
