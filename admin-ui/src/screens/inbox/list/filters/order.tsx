import { __ } from '@wordpress/i18n';
import { byActivity, byPriority, byReplyWait, byWaiting } from '../../../../store/lists/view';
import { Choice } from './choice';
import type { ControlProps, ListFilter } from './filter';

const ORDERS = {
	waiting: ( first, second ) =>
		// Those in the queue wait longer for somebody than those who have somebody.
		Number( second.state === 'queued' ) - Number( first.state === 'queued' ) ||
		( first.state === 'queued' ? byWaiting( first, second ) : byReplyWait( first, second ) ),
	activity: byActivity,
	priority: byPriority,
} satisfies Record< string, typeof byActivity >;

const isOrder = ( value: string ): value is keyof typeof ORDERS => value in ORDERS;

/** Sorts the list otherwise than its view does. */
export const inOrder: ListFilter = {
	name: 'sort',
	query: () => ( {} ),
	holds: () => true,
	compare: ( value ) => ( isOrder( value ) ? ORDERS[ value ] : byActivity ),
	isInMenu: true,
	Control: Order,
};

function Order( props: ControlProps ) {
	return (
		<Choice
			{ ...props }
			label={ __( 'Sort by', 'veranda' ) }
			all={ __( 'As the view does', 'veranda' ) }
			options={ [
				{ value: 'waiting', label: __( 'Longest waiting', 'veranda' ) },
				{ value: 'activity', label: __( 'Newest activity', 'veranda' ) },
				{ value: 'priority', label: __( 'Priority', 'veranda' ) },
			] }
		/>
	);
}
