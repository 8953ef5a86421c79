import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { takePicture } from './take-picture';

/** What every screen of the product keeps. */
const RULES = [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ];

/** The smallest side of what is touched, in pixels. */
const TARGET = 44;

const COMPUTER = { device: 'computer', size: { width: 1280, height: 720 } };
const PHONE = { device: 'phone', size: { width: 390, height: 844 } };

/** On what somebody looks at a page. */
export interface Look {
	device: string;
	size: { width: number; height: number };
	colorScheme: 'light' | 'dark';
}

export const ALL_LOOKS: readonly Look[] = [
	{ ...COMPUTER, colorScheme: 'light' },
	{ ...COMPUTER, colorScheme: 'dark' },
	{ ...PHONE, colorScheme: 'light' },
	{ ...PHONE, colorScheme: 'dark' },
];

/** Each device and each scheme once: for what differs from what is checked in all looks by its words. */
export const SOME_LOOKS: readonly Look[] = [
	{ ...COMPUTER, colorScheme: 'dark' },
	{ ...PHONE, colorScheme: 'light' },
];

/** Finds what axe complains of in a part of a page, each as its rule and the elements. */
export async function findFaults( page: Page, part: string ): Promise< [ rule: string, elements: string[] ][] > {
	const { violations } = await new AxeBuilder( { page } )
		.include( part )
		.options( { runOnly: RULES, resultTypes: [ 'violations' ] } )
		.analyze();
	return violations.map( ( { id, nodes } ) => [ id, nodes.map( ( node ) => node.html ) ] );
}

/**
 * Checks how a state of the widget looks: by axe, and by the size of what is touched. What is found is told without ending
 * the test. The page has a touch screen.
 */
export async function checkState( page: Page, name: string, looks: readonly Look[] ): Promise< void > {
	for ( const { device, size, colorScheme } of looks ) {
		const look = `${ name }, ${ device }, ${ colorScheme }`;
		await page.setViewportSize( size );
		await page.emulateMedia( { colorScheme, reducedMotion: 'reduce' } );
		expect.soft( await findFaults( page, '#veranda-widget' ), look ).toEqual( [] );
		expect.soft( await findSmallTargets( page ), look ).toEqual( [] );
		await takePicture( page, look );
	}
	if ( process.env.PICTURES ) {
		await page.emulateMedia( { forcedColors: 'active' } );
		await takePicture( page, `${ name }, forced colors` );
		await page.emulateMedia( { forcedColors: null } );
	}
}

/** Finds what is too small to be touched. Links within what somebody wrote are as high as its lines. */
function findSmallTargets( page: Page ): Promise< string[] > {
	return page.locator( '#veranda-widget' ).evaluate(
		( { shadowRoot }, smallest ) =>
			[ ...( shadowRoot?.querySelectorAll( 'button, a, input, select, textarea' ) ?? [] ) ]
				.filter( ( element ) => element.checkVisibility() && ! element.closest( '.hidden, .bubble' ) )
				.map( ( element ) => {
					const target = element.matches( '[type=checkbox], [type=radio]' )
						? ( element.closest( 'label' ) ?? element )
						: element;
					const { width, height } = target.getBoundingClientRect();
					return { element, width, height };
				} )
				// A layout in fractions of a pixel is right all the same.
				.filter( ( { width, height } ) => Math.ceil( Math.min( width, height ) ) < smallest )
				.map(
					( { element, width, height } ) => `${ width } × ${ height }: ${ element.outerHTML.slice( 0, 150 ) }`
				),
		TARGET
	);
}
