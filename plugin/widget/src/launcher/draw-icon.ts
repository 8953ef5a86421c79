const SVG = 'http://www.w3.org/2000/svg';

/** Draws an icon from its path in a field of 24 by 24. */
export function drawIcon( path: string ): SVGElement {
	const svg = document.createElementNS( SVG, 'svg' );
	const shape = document.createElementNS( SVG, 'path' );
	svg.setAttribute( 'viewBox', '0 0 24 24' );
	svg.setAttribute( 'aria-hidden', 'true' );
	shape.setAttribute( 'd', path );
	svg.append( shape );
	return svg;
}
