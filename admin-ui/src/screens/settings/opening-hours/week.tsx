import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { HoursSpan, OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { dayName } from '../../../time';
import { Spans } from './spans';

const WORKING_DAYS = 5;

interface Props {
	week: OpeningHours[ 'week' ];
	onChange( week: OpeningHours[ 'week' ] ): void;
}

/** The hours of each day of the week. */
export function Week( { week, onChange }: Props ) {
	const put = ( changed: number, spans: readonly HoursSpan[] ) =>
		onChange( week.map( ( old, day ) => ( day === changed ? spans : old ) ) );
	const [ monday = [] ] = week;

	return (
		<div className="veranda-week">
			{ week.map( ( spans, day ) => (
				// Days stay where they are.
				<fieldset key={ day } className="veranda-hours-day">
					<legend>{ dayName( day ) }</legend>
					<Spans name={ dayName( day ) } spans={ spans } onChange={ ( changed ) => put( day, changed ) } />
					{ day === 0 && (
						<Button
							variant="link"
							onClick={ () =>
								onChange( week.map( ( old, other ) => ( other < WORKING_DAYS ? monday : old ) ) )
							}
						>
							{ __( 'Copy to Tuesday to Friday', 'veranda' ) }
						</Button>
					) }
				</fieldset>
			) ) }
		</div>
	);
}
