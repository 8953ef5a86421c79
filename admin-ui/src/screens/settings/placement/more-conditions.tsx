import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { KeyPicker } from './key-picker';
import { devices, people } from './names';
import type { PlacementChoices } from './placement-api';
import type { Rule, RuleHours } from './rules';

interface Props {
	rule: Rule;
	choices: PlacementChoices;
	onChange( changed: Partial< Rule > ): void;
}

/** The conditions that few rules need. */
export function MoreConditions( { rule, choices, onChange }: Props ) {
	return (
		<>
			<KeyPicker
				label={ __( 'Kinds of content', 'veranda' ) }
				placeholder={ __( 'All', 'veranda' ) }
				choices={ choices.postTypes }
				keys={ rule.postTypes }
				onChange={ ( postTypes ) => onChange( { postTypes } ) }
			/>
			<KeyPicker
				label={ __( 'People', 'veranda' ) }
				placeholder={ __( 'Everybody', 'veranda' ) }
				choices={ people( choices ) }
				keys={ rule.roles }
				onChange={ ( roles ) => onChange( { roles } ) }
			/>
			{ rule.roles.some( ( role ) => role !== 'guest' ) && (
				<p className="veranda-hint">
					{ __(
						'This needs a site that caches no pages for people who are logged in. That is the rule.',
						'veranda'
					) }
				</p>
			) }
			<KeyPicker
				label={ __( 'Devices', 'veranda' ) }
				placeholder={ __( 'All', 'veranda' ) }
				choices={ devices() }
				keys={ rule.devices }
				onChange={ ( chosen ) => onChange( { devices: chosen } ) }
			/>
			<SelectControl< RuleHours >
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Opening hours', 'veranda' ) }
				value={ rule.hours }
				options={ [
					{ value: '', label: __( 'At any time', 'veranda' ) },
					{ value: 'open', label: __( 'While you are open', 'veranda' ) },
					{ value: 'closed', label: __( 'While you are closed', 'veranda' ) },
				] }
				onChange={ ( hours ) => onChange( { hours } ) }
			/>
		</>
	);
}
