/** Pixels of an icon on a tab, on fine screens. */
const SIZE = 64;
const MOST = 9;
/** As WordPress marks what waits. */
const GROUND = '#d63638';

/** The page's own icons, while ours is in their place. */
let own: HTMLLinkElement[] | null = null;
let wanted = 0;

/** Draws a number on the icon of the tab; 0 takes it away. */
export function showInIcon( count: number ): void {
	if ( count === wanted ) {
		return;
	}
	wanted = count;
	void draw( count );
}

async function draw( count: number ): Promise< void > {
	own ??= [ ...document.querySelectorAll< HTMLLinkElement >( 'link[rel~="icon"]' ) ];
	const image = count > 0 && own[ 0 ] ? await load( own[ 0 ].href ) : null;
	// Another number may have come meanwhile.
	if ( count !== wanted ) {
		return;
	}
	document.querySelectorAll( 'link[data-veranda]' ).forEach( ( link ) => link.remove() );
	const icon = count > 0 ? paint( count, image ) : null;
	if ( icon === null ) {
		document.head.append( ...own );
		own = null;
		return;
	}
	own.forEach( ( link ) => link.remove() );
	const link = document.createElement( 'link' );
	link.rel = 'icon';
	link.href = icon;
	link.dataset.veranda = String( count );
	document.head.append( link );
}

/** Resolves with the image, or with null if it cannot be shown or is from a host that does not let it be drawn. */
function load( address: string ): Promise< HTMLImageElement | null > {
	return new Promise( ( resolve ) => {
		const image = new Image();
		image.crossOrigin = 'anonymous';
		image.onload = () => resolve( image );
		image.onerror = () => resolve( null );
		image.src = address;
	} );
}

/** Returns the address of the icon with its number; null where the browser draws nothing. */
function paint( count: number, image: HTMLImageElement | null ): string | null {
	const canvas = document.createElement( 'canvas' );
	canvas.width = SIZE;
	canvas.height = SIZE;
	const context = canvas.getContext( '2d' );
	if ( ! context ) {
		return null;
	}
	// Without an icon of its own the page's tab shows the number alone.
	const radius = image ? SIZE * 0.34 : SIZE / 2;
	const [ x, y ] = [ SIZE - radius, SIZE - radius ];
	if ( image ) {
		context.drawImage( image, 0, 0, SIZE, SIZE );
	}
	context.fillStyle = GROUND;
	context.beginPath();
	context.arc( x, y, radius, 0, 2 * Math.PI );
	context.fill();
	context.fillStyle = '#fff';
	context.font = `bold ${ Math.round( radius * 1.3 ) }px sans-serif`;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillText( count > MOST ? `${ MOST }+` : String( count ), x, y + 2, radius * 1.7 );
	return canvas.toDataURL( 'image/png' );
}
