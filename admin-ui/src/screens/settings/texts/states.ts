import { __ } from '@wordpress/i18n';
import { OWN_FOLDER, type Entry } from './words';

/** Texts that visitors read in one state of the chat. */
interface State {
	title(): string;
	/** The folders of plugin/widget/src that say them; none: all others. */
	folders: string[];
}

const STATES: State[] = [
	{ title: () => __( 'What you have written yourself', 'veranda' ), folders: [ OWN_FOLDER ] },
	{
		title: () => __( 'Before the chat is open', 'veranda' ),
		folders: [ 'launcher', 'preview', 'page-title', 'page-api' ],
	},
	{ title: () => __( 'Form before the chat', 'veranda' ), folders: [ 'prechat', 'introduction' ] },
	{ title: () => __( 'Talking', 'veranda' ), folders: [] },
	{ title: () => __( 'Waiting and callbacks', 'veranda' ), folders: [ 'waiting', 'callback' ] },
	{ title: () => __( 'When nobody is there', 'veranda' ), folders: [ 'left-message' ] },
	{ title: () => __( 'After the chat', 'veranda' ), folders: [ 'ended', 'ending', 'rating', 'transcript' ] },
	{
		title: () => __( 'Menu', 'veranda' ),
		folders: [ 'language', 'sound', 'past-conversations', 'own-data', 'privacy' ],
	},
];

/** Returns the texts by the state in which visitors read them. */
export function byState( entries: Entry[] ): { title: string; entries: Entry[] }[] {
	const known = STATES.flatMap( ( { folders } ) => folders );
	return STATES.map( ( { title, folders } ) => ( {
		title: title(),
		entries: entries.filter( ( { folder } ) =>
			folders.length > 0 ? folders.includes( folder ) : ! known.includes( folder )
		),
	} ) ).filter( ( state ) => state.entries.length > 0 );
}
