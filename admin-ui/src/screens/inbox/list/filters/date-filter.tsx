import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { lastActivity, type ListQuery } from '../../../../store/lists/view';
import type { ControlProps, ListFilter } from './filter';

/** Narrows the list to what was last active within some days of this computer's calendar: `2026-11-01..2026-11-30`. */
export const byDate: ListFilter = {
	name: 'date',
	query: rangeOf,
	holds: ( conversation, value ) => {
		const { from, to } = rangeOf( value );
		const at = lastActivity( conversation );
		return ( from === undefined || at >= from ) && ( to === undefined || at < to );
	},
	isInMenu: true,
	Control: DateFilter,
};

/** Returns the moments at which the days begin and are over. Days that are none are left out. */
function rangeOf( value: string ): Pick< ListQuery, 'from' | 'to' > {
	const [ first = '', last = '' ] = value.split( '..' );
	const from = startOf( first, 0 );
	const to = startOf( last, 1 );
	return { ...( from && { from } ), ...( to && { to } ) };
}

function startOf( day: string, daysLater: number ): string | null {
	const [ , year, month, date ] = /^(\d{4})-(\d\d)-(\d\d)$/.exec( day ) ?? [];
	const at = new Date( Number( year ), Number( month ) - 1, Number( date ) + daysLater );
	return Number.isNaN( at.getTime() ) ? null : at.toISOString();
}

function DateFilter( { value, onChange }: ControlProps ) {
	const [ first = '', last = '' ] = ( value ?? '' ).split( '..' );
	const change = ( from: string, to: string ) => onChange( from || to ? `${ from }..${ to }` : null );
	return (
		<fieldset className="veranda-date-range">
			<legend className="screen-reader-text">{ __( 'Last active', 'veranda' ) }</legend>
			<Day
				label={ __( 'Last active from', 'veranda' ) }
				value={ first }
				max={ last }
				onChange={ ( day ) => change( day, last ) }
			/>
			<Day
				label={ __( 'Until', 'veranda' ) }
				value={ last }
				min={ first }
				onChange={ ( day ) => change( first, day ) }
			/>
		</fieldset>
	);
}

interface DayProps {
	label: string;
	value: string;
	/** The first and the last day that can be chosen; empty: any. */
	min?: string;
	max?: string;
	onChange( day: string ): void;
}

function Day( { min, max, ...props }: DayProps ) {
	return (
		<TextControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			type="date"
			min={ min || undefined }
			max={ max || undefined }
			{ ...props }
		/>
	);
}
