import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { takePicture } from './take-picture';

/** What every screen of the product keeps. */
const RULES = { type: 'tag', values: [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] } as const;

/** Those of them that a color scheme can break. */
const RULES_OF_COLOR = { type: 'rule', values: [ 'color-contrast', 'link-in-text-block' ] } as const;

type Rules = typeof RULES | typeof RULES_OF_COLOR;

/** The smallest side of what is touched, in pixels. */
const TARGET = 44;

const COMPUTER = { device: 'computer', size: { width: 1280, height: 720 } };
const PHONE = { device: 'phone', size: { width: 390, height: 844 } };

/** On what somebody looks at a page. */
export interface Look {
	device: string;
	size: { width: number; height: number };
	colorScheme: 'light' | 'dark';
	/** What is the same in each color scheme has been checked on this device. */
	isOnlyColor?: boolean;
}

export const ALL_LOOKS: readonly Look[] = [
	{ ...COMPUTER, colorScheme: 'light' },
	{ ...COMPUTER, colorScheme: 'dark', isOnlyColor: true },
	{ ...PHONE, colorScheme: 'dark' },
	{ ...PHONE, colorScheme: 'light', isOnlyColor: true },
];

/** Each device and each scheme once: for what differs from what is checked in all looks by its words. */
export const SOME_LOOKS: readonly Look[] = [
	{ ...COMPUTER, colorScheme: 'dark' },
	{ ...PHONE, colorScheme: 'light' },
];

/** Finds what axe complains of in a part of a page, each as its rule and the elements. */
export async function findFaults(
	page: Page,
	part: string,
	rules: Rules = RULES
): Promise< [ rule: string, elements: string[] ][] > {
	const hasFrames = page.frames().length > 1;
	// Half a megabyte of script, which a document needs once.
	const isThere = ! hasFrames && ( await page.evaluate( () => 'axe' in window ) );
	const { violations, incomplete, passes } = await new AxeBuilder( { page, ...( isThere && { axeSource: ';' } ) } )
		// In the page itself: only to join what is found in frames another page is opened each time.
		.setLegacyMode( ! hasFrames )
		.include( part )
		.options( { runOnly: { ...rules, values: [ ...rules.values ] }, resultTypes: [ 'violations' ] } )
		.analyze();
	const isContrast = ( { id }: { id: string } ) => id === 'color-contrast';
	const isUnseen = incomplete.some( isContrast ) && ! passes.some( isContrast );
	return [
		...violations.map( ( { id, nodes } ): [ string, string[] ] => [ id, nodes.map( ( node ) => node.html ) ] ),
		...( isUnseen ? [ [ 'not one contrast was judged: see `standInBody`', [] ] as [ string, string[] ] ] : [] ),
	];
}

/**
 * Has the widget stand in the body of each page that is opened from now on. It stands beside it, where axe finds nothing
 * behind a text, and cannot tell its contrast.
 */
export async function standInBody( page: Page ): Promise< void > {
	await page.addInitScript( () => {
		const { append } = Element.prototype;
		Element.prototype.append = function ( ...nodes ) {
			append.apply( this === document.documentElement ? document.body : this, nodes );
		};
	} );
}

/**
 * Checks how a state of the widget, or of another part of the page, looks: by axe, and by the size of what is touched. What is
 * found is told without ending the test. The page has a touch screen.
 */
export async function checkState(
	page: Page,
	name: string,
	looks: readonly Look[],
	part = '#veranda-widget'
): Promise< void > {
	for ( const { device, size, colorScheme, isOnlyColor } of looks ) {
		const look = `${ name }, ${ device }, ${ colorScheme }`;
		await page.setViewportSize( size );
		await page.emulateMedia( { colorScheme, reducedMotion: 'reduce' } );
		expect.soft( await findFaults( page, part, isOnlyColor ? RULES_OF_COLOR : RULES ), look ).toEqual( [] );
		if ( ! isOnlyColor ) {
			expect.soft( await findSmallTargets( page, part ), look ).toEqual( [] );
		}
		await takePicture( page, look );
	}
	if ( process.env.PICTURES ) {
		await page.emulateMedia( { forcedColors: 'active' } );
		await takePicture( page, `${ name }, forced colors` );
		await page.emulateMedia( { forcedColors: null } );
	}
}

/** Finds what is too small to be touched. Links within what somebody wrote are as high as its lines. */
function findSmallTargets( page: Page, part: string ): Promise< string[] > {
	return page.locator( part ).evaluate(
		( element, smallest ) =>
			[ ...( element.shadowRoot ?? element ).querySelectorAll( 'button, a, input, select, textarea' ) ]
				.filter( ( target ) => target.checkVisibility() && ! target.closest( '.hidden, .bubble' ) )
				.map( ( control ) => {
					const target = control.matches( '[type=checkbox], [type=radio]' )
						? ( control.closest( 'label' ) ?? control )
						: control;
					const { width, height } = target.getBoundingClientRect();
					return { control, width, height };
				} )
				// A layout in fractions of a pixel is right all the same.
				.filter( ( { width, height } ) => Math.ceil( Math.min( width, height ) ) < smallest )
				.map(
					( { control, width, height } ) => `${ width } × ${ height }: ${ control.outerHTML.slice( 0, 150 ) }`
				),
		TARGET
	);
}
