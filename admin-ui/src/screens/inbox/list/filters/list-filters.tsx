import { Button, Dropdown } from '@wordpress/components';
import { __, _n } from '@wordpress/i18n';
import { sprintf } from '../../../../sprintf';
import { filters } from '.';
import { settings } from '../../../../icons';
import type { FilterValues, ListFilter } from './filter';

interface Props {
	values: FilterValues;
	onChange( values: FilterValues ): void;
}

const inRow = filters.filter( ( { isInMenu } ) => ! isInMenu );
const inMenu = filters.filter( ( { isInMenu } ) => isInMenu );

/** Shows the controls of all filters: in a row, and those that one needs less in a window. */
export function ListFilters( props: Props ) {
	return (
		<div className="veranda-filters" role="group" aria-label={ __( 'Filters', 'veranda' ) }>
			<Controls filters={ inRow } { ...props } />
			<MoreFilters { ...props } />
		</div>
	);
}

function Controls( { filters: shown, values, onChange }: Props & { filters: readonly ListFilter[] } ) {
	return shown.map( ( { name, Control } ) => (
		<Control
			key={ name }
			value={ values[ name ] ?? null }
			onChange={ ( value ) => {
				const { [ name ]: _before, ...others } = values;
				onChange( value === null ? others : { ...others, [ name ]: value } );
			} }
		/>
	) );
}

function MoreFilters( { values, onChange }: Props ) {
	const count = inMenu.filter( ( { name } ) => values[ name ] !== undefined ).length;
	const label =
		count === 0
			? __( 'More filters', 'veranda' )
			: sprintf(
					/* translators: %d: how many filters are set. */
					_n( 'More filters, %d set', 'More filters, %d set', count, 'veranda' ),
					count
				);
	return (
		<Dropdown
			// On a phone it has no room to both sides of its button.
			popoverProps={ { placement: 'bottom-start', shift: true } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					icon={ settings }
					size="small"
					label={ label }
					isPressed={ count > 0 }
					aria-expanded={ isOpen }
					aria-haspopup="dialog"
					onClick={ onToggle }
				/>
			) }
			renderContent={ () => (
				<div className="veranda-more-filters">
					<Controls filters={ inMenu } values={ values } onChange={ onChange } />
					<Button
						variant="tertiary"
						__next40pxDefaultSize
						disabled={ count === 0 }
						accessibleWhenDisabled
						onClick={ () =>
							onChange(
								Object.fromEntries(
									Object.entries( values ).filter(
										( [ name ] ) => ! inMenu.some( ( filter ) => filter.name === name )
									)
								)
							)
						}
					>
						{ __( 'Clear these filters', 'veranda' ) }
					</Button>
				</div>
			) }
		/>
	);
}
