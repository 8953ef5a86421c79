import { AgentConnection } from '../agent-connection';
import { readDeskConfig } from './config';
import { Desk } from './desk';
import './style.scss';

const root = document.getElementById( 'veranda-desk' );

if ( root ) {
	const config = readDeskConfig( root );
	const desk = new Desk( root, config, ( listener ) => new AgentConnection( { ...config, ...listener } ) );
	desk.start();
}
