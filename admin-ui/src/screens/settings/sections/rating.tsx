import { __ } from '@wordpress/i18n';
import { ChoiceField } from '../fields/choice-field';
import { TextField } from '../fields/text-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** What visitors are asked after a chat. */
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
		</div>
	);
}
