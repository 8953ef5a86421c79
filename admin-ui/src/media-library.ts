/** What we use of an image in WordPress's media library. */
export interface MediaImage {
	url: string;
	alt: string;
	/** Smaller ones that WordPress has made of it; none of a drawing. */
	sizes?: { thumbnail?: { url: string } };
}

/** What we use of the frame in which somebody chooses from the media library. */
interface MediaFrame {
	on( event: 'select', listener: () => void ): MediaFrame;
	open(): void;
	state(): { get( name: 'selection' ): { first(): { toJSON(): MediaImage } } };
}

type OpenFrame = ( options: object ) => MediaFrame;

/** Tells whether this person may use the media library: WordPress loads it for nobody else. */
export function hasMediaLibrary(): boolean {
	return openFrame() !== undefined;
}

/** Lets somebody choose an image in WordPress's media library, or upload one. */
export function chooseImage( title: string, button: string, onChoose: ( image: MediaImage ) => void ): void {
	const frame = openFrame()?.( { title, button: { text: button }, library: { type: 'image' }, multiple: false } );
	frame?.on( 'select', () => onChoose( frame.state().get( 'selection' ).first().toJSON() ) );
	frame?.open();
}

function openFrame(): OpenFrame | undefined {
	return ( window as { wp?: { media?: OpenFrame } } ).wp?.media;
}
