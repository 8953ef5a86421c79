/*
 * where.js: takes the chat out of a page in which the owner's rules do not want it. Only in pages whose rules ask what the
 * server cannot know of a page that is the same for everyone: which device this is, and what time.
 */
import { openingState, type OpeningHours } from '../../../../relay/protocol/opening-hours';
import { findHost, type WidgetConfig } from '../config';

/** A rule that may decide, as plugin/includes/Placement/Rules.php gives it; the last one has no conditions. */
interface Candidate {
	show: boolean;
	/** None: on all. */
	devices: string[];
	hours: '' | 'open' | 'closed';
}

/** A screen of which no side is shorter is not a phone's. */
const TABLET_PX = 600;

/** Decides before the loader comes, which draws nothing then. */
export function decidePlacement( now = Date.now() ): void {
	const host = findHost();
	if ( ! host ) {
		return;
	}
	const candidates = JSON.parse( host.dataset.where ?? '[]' ) as Candidate[];
	const config = JSON.parse( host.dataset.config ?? '' ) as WidgetConfig;
	const decisive = candidates.find(
		( { devices, hours } ) =>
			( devices.length === 0 || devices.includes( deviceHere() ) ) &&
			( hours === '' || ( hours === 'open' ) === isOpen( config, now ) )
	);
	if ( decisive?.show === false ) {
		host.remove();
	}
}

function deviceHere(): 'phone' | 'tablet' | 'computer' {
	if ( ! matchMedia( '(pointer: coarse)' ).matches ) {
		return 'computer';
	}
	return Math.min( window.screen.width, window.screen.height ) < TABLET_PX ? 'phone' : 'tablet';
}

/** Who keeps no hours is always open. */
function isOpen( { hasOpeningHours, openingHours }: WidgetConfig, now: number ): boolean {
	return (
		! hasOpeningHours || ! openingHours || openingState( JSON.parse( openingHours ) as OpeningHours, now ).isOpen
	);
}
