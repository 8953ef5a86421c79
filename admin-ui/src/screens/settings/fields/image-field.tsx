import { Button } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chooseImage, hasMediaLibrary } from '../../../media-library';
import { useForm } from '../form-context';
import { TextField } from './text-field';
import { useField } from './use-field';

interface Props {
	name: string;
	/** The setting with its alternative text, if it has one: the media library knows it. */
	altName?: string;
}

/** An image of this site, from the media library. */
export function ImageField( { name, altName }: Props ) {
	const { definition, value, help, isFixed } = useField( name );
	const { values, change } = useForm();
	const choose = useRef< HTMLButtonElement >( null );
	const address = String( value );
	const isShown = address !== '';

	if ( ! hasMediaLibrary() ) {
		return <TextField name={ name } type="url" placeholder="https://" />;
	}
	return (
		<div className="veranda-image" role="group" aria-label={ definition.title }>
			<span className="veranda-image-label">{ definition.title }</span>
			{ isShown && <img src={ address } alt={ altName ? String( values[ altName ] ) : '' } /> }
			{ isShown && ! isOnSite( address, definition.origins ) && (
				<p className="veranda-field-error" role="alert">
					{ __(
						'This image is on another site, which would learn who visits yours, so the chat does not show it. Choose one from your media library.',
						'veranda'
					) }
				</p>
			) }
			<div className="veranda-image-actions">
				<Button
					ref={ choose }
					variant="secondary"
					__next40pxDefaultSize
					disabled={ isFixed }
					onClick={ () =>
						chooseImage( definition.title, __( 'Use this image', 'veranda' ), ( { url, alt, sizes } ) =>
							// Visitors wait for what is loaded: never for a photograph of some megabytes.
							change( {
								[ name ]: sizes?.thumbnail?.url ?? url,
								...( altName && { [ altName ]: alt } ),
							} )
						)
					}
				>
					{ isShown ? __( 'Replace', 'veranda' ) : __( 'Choose an image', 'veranda' ) }
				</Button>
				{ isShown && (
					<Button
						variant="tertiary"
						isDestructive
						__next40pxDefaultSize
						disabled={ isFixed }
						onClick={ () => {
							change( { [ name ]: '', ...( altName && { [ altName ]: '' } ) } );
							choose.current?.focus();
						} }
					>
						{ __( 'Remove', 'veranda' ) }
					</Button>
				) }
			</div>
			<div className="veranda-hint">{ help }</div>
		</div>
	);
}

/** Tells whether an address is where the site's images are, as PHP does (Site_Origins::cover). */
function isOnSite( address: string, origins: string[] = [] ): boolean {
	return origins.some( ( origin ) => address === origin || address.startsWith( `${ origin }/` ) );
}
