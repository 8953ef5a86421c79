import { __ } from '@wordpress/i18n';
import { isOn } from '../definitions';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** Whether and when an answer goes to a visitor by mail because they have left. */
export const answerMails: Section = {
	name: 'answer-mails',
	group: 'emails',
	title: () => __( 'Answers by email', 'veranda' ),
	Content,
};

function Content() {
	const { values } = useForm();

	return (
		<div className="veranda-fields">
			<SwitchField name="isAnswerMailOn" />
			<NumberField name="answerMailMinutes" disabled={ ! isOn( values, 'isAnswerMailOn' ) } />
		</div>
	);
}
