import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { openingState, type OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';
import { closeToday, isClosedToday, openToday } from './hours';

interface Props {
	/** As they are saved. */
	hours: OpeningHours;
	now: number;
	isSaving: boolean;
	/** Saves at once what this does with hours. */
	onSave( change: ( hours: OpeningHours ) => OpeningHours ): void;
}

/** Says what holds now by these hours, and closes today, or opens it again, by one click. */
export function Today( { hours, now, isSaving, onSave }: Props ) {
	const isClosed = isClosedToday( hours, now );
	const toggle = () =>
		onSave( ( changed ) =>
			isClosed ? openToday( changed, now ) : closeToday( changed, now, __( 'Closed today', 'veranda' ) )
		);

	return (
		<div className="veranda-today">
			<span role="status">{ stateSentence( hours, now ) }</span>
			<Button variant="secondary" __next40pxDefaultSize isBusy={ isSaving } onClick={ toggle }>
				{ isClosed ? __( 'Open today after all', 'veranda' ) : __( 'Closed today', 'veranda' ) }
			</Button>
		</div>
	);
}

/** Says whether it is open by these hours, and until when. Times are on the clock of whoever reads it. */
function stateSentence( hours: OpeningHours, now: number ): string {
	const { isOpen, changesAt } = openingState( hours, now );
	const when = changesAt === null ? null : formatDateTime( new Date( changesAt ).toISOString() );
	if ( isOpen ) {
		return when === null
			? __( 'By these hours you are always open.', 'veranda' )
			: /* translators: %s: date and time. */
				sprintf( __( 'By these hours you are open until %s.', 'veranda' ), when );
	}
	return when === null
		? __( 'By these hours you never open.', 'veranda' )
		: /* translators: %s: date and time. */
			sprintf( __( 'By these hours you are closed until %s.', 'veranda' ), when );
}
