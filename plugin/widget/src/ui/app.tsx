import { useEffect, useState } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { ChatWindow } from './chat-window';

interface Props {
	controller: ChatController;
}

/** Paints the window again whenever the state has changed. */
export function App( { controller }: Props ) {
	const [ state, setState ] = useState( controller.state );
	useEffect( () => {
		const update = () => setState( controller.state );
		update();
		return controller.subscribe( update );
	}, [ controller ] );

	return state.isOpen ? <ChatWindow state={ state } controller={ controller } /> : null;
}
