import type { Launcher } from '../launcher/launcher';

/** A script of the chat: makes what it has for others, and takes from others what it needs. */
type Chunk = ( take: ( name: string ) => object ) => object;

declare global {
	interface Window {
		/** Each script that was loaded leaves its chunk here. */
		verandaChunks: Record< string, Chunk | undefined >;
		/** What `import( … )` is built into: loads the scripts that are not there yet, and returns what the last one has. */
		verandaImport: ( ...names: string[] ) => Promise< object >;
	}
}

window.verandaChunks = {};

/** Lets chunks of the chat be loaded: scripts beside chat.js, with its version in their address. */
export function provideChunks( { config, loadScript }: Launcher ): void {
	const chat = new URL( config.chatUrl, location.href );
	const made: Record< string, object > = {};
	/** Many messages of a conversation may want the same chunk at the same moment. */
	const coming: Record< string, Promise< void > > = {};

	window.verandaImport = async ( ...names ) => {
		await Promise.all( names.map( load ) );
		return names.map( take ).pop() as object;
	};

	function load( name: string ): Promise< void > | undefined {
		const { href } = new URL( `${ name }.js${ chat.search }`, chat );
		return window.verandaChunks[ name ]
			? undefined
			: ( coming[ name ] ??= new Promise< void >( ( resolve ) => loadScript( href, resolve ) ).then(
					() => void delete coming[ name ]
				) );
	}

	function take( name: string ): object {
		const chunk = window.verandaChunks[ name ];
		if ( ! chunk ) {
			throw new Error( `${ name }.js did not come.` );
		}
		return ( made[ name ] ??= chunk( take ) );
	}
}
