import { __ } from '@wordpress/i18n';
import { ChoiceField } from '../fields/choice-field';
import { SwitchField } from '../fields/switch-field';
import { TextField } from '../fields/text-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** What visitors are asked after a chat, and whether they may continue it. */
export const rating: Section = {
	name: 'rating',
	group: 'conversations',
	title: () => __( 'Rating', 'veranda' ),
	Content,
};

function Content() {
	const { values } = useForm();

	return (
		<div className="veranda-fields">
			<ChoiceField name="ratingKind" />
			{ values.ratingKind !== 'off' && <TextField name="ratingQuestion" /> }
			<SwitchField name="allowReopening" />
		</div>
	);
}
