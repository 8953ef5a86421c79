import { __ } from '@wordpress/i18n';
import { ChoiceField } from '../fields/choice-field';
import { ColorField } from '../fields/color-field';
import { LinesField } from '../fields/lines-field';
import { TextField } from '../fields/text-field';
import type { Section } from './section';

/** What visitors see first of the chat. */
export const appearance: Section = {
	name: 'appearance',
	group: 'look',
	title: () => __( 'First impression', 'veranda' ),
	Content,
};

function Content() {
	return (
		<div className="veranda-fields">
			<TextField name="title" />
			<LinesField name="greeting" />
			<LinesField name="questions" />
			<ColorField name="accentColor" />
			<ChoiceField name="position" />
		</div>
	);
}
