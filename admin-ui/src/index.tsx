import { createRoot } from '@wordpress/element';
import { App } from './app';
import { readConfig } from './config';
import './style.scss';

const root = document.getElementById( 'veranda-root' );

if ( root ) {
	createRoot( root ).render( <App config={ readConfig( root ) } /> );
}
