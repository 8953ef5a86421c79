import { createBrowserStorage } from '../../../../relay/client/storage';
import { followLink, type LinkPageConfig, type Outcome } from './follow-link';

/**
 * Follows the link by which the page was reached. What the link carries is taken out of the address before anything else
 * happens: it stays in no history and nobody can send the address on. A reload finds it with the tab, until the link is opened.
 */
export function openLinkPage(): void {
	const key = location.hash.slice( 1 ) || String( history.state ?? '' );
	history.replaceState( key, '', location.pathname + location.search );
	const page = document.querySelector< HTMLElement >( '#veranda-link' );
	if ( page ) {
		const config = JSON.parse( page.dataset.config ?? '' ) as LinkPageConfig;
		page.tabIndex = -1;
		const go = ( replacesChat?: boolean ) => void follow( page, config, key, replacesChat );
		for ( const button of page.querySelectorAll( 'button' ) ) {
			button.addEventListener( 'click', () => go( button.value === 'replace' ) );
		}
		go();
	}
}

async function follow(
	page: HTMLElement,
	config: LinkPageConfig,
	key: string,
	replacesChat?: boolean
): Promise< void > {
	show( page, 'opening' );
	const surroundings = {
		config,
		storage: createBrowserStorage( config.siteId ),
		tabStorage: createBrowserStorage( config.siteId, 'sessionStorage' ),
		locks: navigator.locks,
	};
	const outcome = await followLink( key, surroundings, replacesChat );
	if ( outcome.state === 'opened' ) {
		location.replace( outcome.address );
	} else {
		show( page, outcome.state );
	}
}

/** Shows what there is to say in a state; the page has it in its language. The focus goes from button to button. */
function show( page: HTMLElement, state: Outcome[ 'state' ] | 'opening' ): void {
	const hadFocus = page.contains( page.ownerDocument.activeElement );
	for ( const part of page.querySelectorAll< HTMLElement >( '[data-state]' ) ) {
		part.hidden = part.dataset.state !== state;
	}
	if ( hadFocus ) {
		( page.querySelector< HTMLElement >( '[data-state]:not([hidden]) button' ) ?? page ).focus();
	}
}
