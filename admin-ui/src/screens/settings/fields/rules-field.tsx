import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { isOn } from '../definitions';
import { useForm } from '../form-context';
import { fetchChoices, type PlacementChoices } from '../placement/placement-api';
import { RuleCard } from '../placement/rule-card';
import { MOST_RULES, newRule, readRules, type Rule } from '../placement/rules';
import { TryAddress } from '../placement/try-address';
import { useField } from './use-field';

interface Props {
	name: string;
	/** The switch that decides where no rule fits. */
	elsewhereName: string;
}

const NO_CHOICES: PlacementChoices = { homeUrl: '', postTypes: {}, roles: {} };

/** Rules of where the chat shows, in their order, and a way to try them. */
export function RulesField( { name, elsewhereName }: Props ) {
	const { definition, value, help, onChange } = useField( name );
	const { values } = useForm();
	const choices = useChoices();
	const add = useRef< HTMLButtonElement >( null );
	const list = useRef< HTMLOListElement >( null );
	const pressed = useRef< { place: number; by: -1 | 1 } | null >( null );
	const rules = readRules( String( value ) );
	const change = ( changed: Rule[] ) => onChange( JSON.stringify( changed ) );

	// The focus goes with the rule: pressed once more, the button moves the same one.
	useEffect( () => {
		if ( pressed.current ) {
			const { place, by } = pressed.current;
			pressed.current = null;
			list.current?.children[ place ]?.querySelector< HTMLElement >( `[data-move="${ by }"]` )?.focus();
		}
	} );

	return (
		<div className="veranda-rules" role="group" aria-label={ definition.title }>
			<div className="veranda-hint">{ help }</div>
			{ rules.length > 0 && (
				<ol ref={ list }>
					{ rules.map( ( rule, place ) => (
						// Rules have nothing but their place to tell them apart.
						<RuleCard
							key={ place }
							rule={ rule }
							number={ place + 1 }
							isLast={ place === rules.length - 1 }
							choices={ choices }
							onChange={ ( changed ) => change( rules.with( place, changed ) ) }
							onMove={ ( by ) => {
								change( moved( rules, place, by ) );
								pressed.current = { place: place + by, by };
							} }
							onRemove={ () => {
								change( rules.filter( ( _, index ) => index !== place ) );
								add.current?.focus();
							} }
						/>
					) ) }
				</ol>
			) }
			{ rules.length < MOST_RULES && (
				<Button
					ref={ add }
					variant="secondary"
					icon={ plus }
					__next40pxDefaultSize
					onClick={ () => change( [ ...rules, newRule() ] ) }
				>
					{ __( 'Add a rule', 'veranda' ) }
				</Button>
			) }
			<TryAddress rules={ String( value ) } isElsewhere={ isOn( values, elsewhereName ) } choices={ choices } />
		</div>
	);
}

function moved( rules: Rule[], place: number, by: -1 | 1 ): Rule[] {
	const rule = rules[ place ] as Rule;
	return rules.toSpliced( place, 1 ).toSpliced( place + by, 0, rule );
}

/** Returns what rules can name, once the site has said it. */
function useChoices(): PlacementChoices {
	const [ choices, setChoices ] = useState( NO_CHOICES );
	useEffect( () => {
		// Without them rules still have addresses.
		fetchChoices().then( setChoices, () => undefined );
	}, [] );
	return choices;
}
