import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { arrowDown, arrowUp, trash } from '@wordpress/icons';
import { sprintf } from '../../../sprintf';
import { MoreConditions } from './more-conditions';
import { PagePicker } from './page-picker';
import type { PlacementChoices } from './placement-api';
import { ADDRESS_CHARACTERS, addressComplaint, hasMoreConditions, pathOf, type Rule } from './rules';

interface Props {
	rule: Rule;
	/** Counted from 1. */
	number: number;
	isLast: boolean;
	choices: PlacementChoices;
	onChange( rule: Rule ): void;
	/** Up is -1, down is 1. */
	onMove( by: -1 | 1 ): void;
	onRemove(): void;
}

/** One rule: what it says, and where. */
export function RuleCard( { rule, number, isLast, choices, onChange, onMove, onRemove }: Props ) {
	const [ isUnfolded, setIsUnfolded ] = useState( false );
	const hasMore = hasMoreConditions( rule );
	const change = ( changed: Partial< Rule > ) => onChange( { ...rule, ...changed } );
	const complaint = addressComplaint( rule.address );
	/* translators: %d: the number of a rule. */
	const title = sprintf( __( 'Rule %d', 'veranda' ), number );
	const button = ( label: string ) => `${ title }: ${ label }`;

	return (
		<li className="veranda-rule" aria-label={ title }>
			<div className="veranda-rule-head">
				<h3>{ title }</h3>
				<Button
					icon={ arrowUp }
					label={ button( __( 'Move up', 'veranda' ) ) }
					disabled={ number === 1 }
					accessibleWhenDisabled
					data-move={ -1 }
					onClick={ () => onMove( -1 ) }
				/>
				<Button
					icon={ arrowDown }
					label={ button( __( 'Move down', 'veranda' ) ) }
					disabled={ isLast }
					accessibleWhenDisabled
					data-move={ 1 }
					onClick={ () => onMove( 1 ) }
				/>
				<Button icon={ trash } label={ button( __( 'Remove', 'veranda' ) ) } onClick={ onRemove } />
			</div>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'What to do', 'veranda' ) }
				value={ rule.show ? 'show' : 'hide' }
				options={ [
					{ value: 'hide', label: __( 'Do not show the chat', 'veranda' ) },
					{ value: 'show', label: __( 'Show the chat', 'veranda' ) },
				] }
				onChange={ ( value ) => change( { show: value === 'show' } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				dir="ltr"
				label={ __( 'Address', 'veranda' ) }
				placeholder="/shop/*"
				maxLength={ ADDRESS_CHARACTERS }
				value={ rule.address }
				aria-invalid={ complaint !== null }
				help={
					<>
						{ __( 'A star stands for anything: /shop/* is the shop and all that is below it.', 'veranda' ) }
						{ complaint !== null && (
							<span className="veranda-field-error" role="alert">
								{ complaint }
							</span>
						) }
					</>
				}
				onChange={ ( address ) => change( { address: pathOf( address, choices.homeUrl ) } ) }
			/>
			<PagePicker ids={ rule.pages } onChange={ ( pages ) => change( { pages } ) } />
			{ /* What decides is always in sight. */ }
			{ ! hasMore && (
				<Button
					variant="tertiary"
					className="veranda-rule-more"
					aria-expanded={ isUnfolded }
					__next40pxDefaultSize
					onClick={ () => setIsUnfolded( ! isUnfolded ) }
				>
					{ isUnfolded ? __( 'Fewer conditions', 'veranda' ) : __( 'More conditions', 'veranda' ) }
				</Button>
			) }
			{ ( isUnfolded || hasMore ) && <MoreConditions rule={ rule } choices={ choices } onChange={ change } /> }
		</li>
	);
}
