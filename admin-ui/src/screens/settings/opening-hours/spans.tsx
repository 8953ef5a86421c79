import { Button, TextControl } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import { closeSmall, plus } from '@wordpress/icons';
import type { HoursSpan } from '../../../../../relay/protocol/opening-hours';
import { sprintf } from '../../../sprintf';
import { endsNextDay, FIRST_SPAN } from './hours';

/** As many as WordPress takes for a day. */
const MOST_SPANS = 6;

interface Props {
	/** Of the day or days: names the fields. */
	name: string;
	spans: readonly HoursSpan[];
	onChange( spans: HoursSpan[] ): void;
}

/** The hours of one day, from when until when; none is closed. */
export function Spans( { name, spans, onChange }: Props ) {
	const add = useRef< HTMLButtonElement >( null );
	const put = ( place: number, span: HoursSpan ) =>
		onChange( spans.map( ( old, index ) => ( index === place ? span : old ) ) );

	return (
		<div className="veranda-spans">
			{ spans.length === 0 && (
				<span className="veranda-hint">{ _x( 'Closed', 'a day without opening hours', 'veranda' ) }</span>
			) }
			{ spans.map( ( span, place ) => (
				// Spans have nothing but their place to tell them apart.
				<div className="veranda-span" key={ place }>
					<TimeField
						label={
							/* translators: %s: a day. */
							sprintf( __( '%s: open from', 'veranda' ), name )
						}
						value={ span[ 0 ] }
						onChange={ ( from ) => put( place, [ from, span[ 1 ] ] ) }
					/>
					<span aria-hidden="true">–</span>
					<TimeField
						label={
							/* translators: %s: a day. */
							sprintf( __( '%s: open until', 'veranda' ), name )
						}
						// No clock shows 24:00.
						value={ span[ 1 ] === '24:00' ? '00:00' : span[ 1 ] }
						onChange={ ( to ) => put( place, [ span[ 0 ], to ] ) }
					/>
					<Button
						icon={ closeSmall }
						label={
							/* translators: 1: a day. 2, 3: times of day. */
							sprintf( __( '%1$s: remove %2$s to %3$s', 'veranda' ), name, span[ 0 ], span[ 1 ] )
						}
						onClick={ () => {
							onChange( spans.filter( ( _, index ) => index !== place ) );
							add.current?.focus();
						} }
					/>
					{ endsNextDay( span ) && (
						<span className="veranda-hint">
							{ span[ 1 ] === '00:00'
								? __( 'until midnight', 'veranda' )
								: __( 'on the next day', 'veranda' ) }
						</span>
					) }
				</div>
			) ) }
			{ spans.length < MOST_SPANS && (
				<Button
					ref={ add }
					icon={ plus }
					size="compact"
					label={
						/* translators: %s: a day. */
						sprintf( __( '%s: add hours', 'veranda' ), name )
					}
					onClick={ () => onChange( [ ...spans, spanAfter( spans ) ] ) }
				/>
			) }
		</div>
	);
}

/** What comes after the last hours of a day. */
function spanAfter( spans: readonly HoursSpan[] ): HoursSpan {
	const last = spans.at( -1 );
	return last === undefined || last[ 1 ] > '21:00' || endsNextDay( last ) ? FIRST_SPAN : [ last[ 1 ], '22:00' ];
}

interface TimeProps {
	label: string;
	value: string;
	onChange( value: string ): void;
}

function TimeField( { label, value, onChange }: TimeProps ) {
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			type="time"
			label={ label }
			hideLabelFromVision
			value={ value }
			aria-invalid={ value === '' }
			onChange={ onChange }
		/>
	);
}
