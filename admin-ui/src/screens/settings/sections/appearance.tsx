import { __ } from '@wordpress/i18n';
import { WidgetPreview } from '../appearance/widget-preview';
import { ChoiceField } from '../fields/choice-field';
import { ColorField } from '../fields/color-field';
import { LinesField } from '../fields/lines-field';
import { SwitchField } from '../fields/switch-field';
import { TextField } from '../fields/text-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** How the chat looks on the site's pages. */
export const appearance: Section = {
	name: 'appearance',
	title: () => __( 'Chat on your site', 'veranda' ),
	Content,
};

function Content() {
	const { values } = useForm();

	return (
		<div className="veranda-beside">
			<div className="veranda-fields">
				<SwitchField name="isWidgetEnabled" />
				<TextField name="title" />
				<LinesField name="greeting" />
				<LinesField name="questions" />
				<ColorField name="accentColor" />
				<ChoiceField name="position" />
				<SwitchField name="isSoundOn" />
				<SwitchField name="isLanguageChoiceOn" />
			</div>
			<WidgetPreview values={ values } />
		</div>
	);
}
