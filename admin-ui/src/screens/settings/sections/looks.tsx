import { __ } from '@wordpress/i18n';
import { textOf } from '../definitions';
import { ChoiceField } from '../fields/choice-field';
import { ImageField } from '../fields/image-field';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import { TextField } from '../fields/text-field';
import { useForm } from '../form-context';
import type { Section } from './section';

/** How the launcher and the window are drawn. */
export const looks: Section = {
	name: 'looks',
	group: 'look',
	title: () => __( 'Looks', 'veranda' ),
	Content,
};

function Content() {
	const { values } = useForm();
	const launcher = textOf( values, 'launcher' );

	return (
		<div className="veranda-fields">
			<ChoiceField name="colorScheme" />
			<ChoiceField name="launcher" />
			{ launcher === 'bar' && <TextField name="launcherText" /> }
			{ launcher === 'image' && <ImageField name="launcherImage" /> }
			<ImageField name="logoImage" altName="logoAlt" />
			{ values.logoImage !== '' && <TextField name="logoAlt" /> }
			<NumberField name="sideOffset" />
			<NumberField name="bottomOffset" />
			<NumberField name="cornerRadius" />
			<SwitchField name="isAnimated" />
			<NumberField name="zIndex" />
		</div>
	);
}
