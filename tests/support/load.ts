import type { Message } from '../../relay/protocol';
import { History } from './checker';
import { readHistory, type AgentParty, type Make, type VisitorParty } from './make';
import { Screen } from './screen';
import { sendAll, type SendingOptions } from './sender';

/** A conversation under load, and who writes in it. */
interface Scene {
	id: string;
	visitor: VisitorParty;
	agent: AgentParty;
}

/**
 * Several conversations in which everybody writes, with a screen for each visitor and one for an agent
 * who sees all: what the rows about faults (docs/threats.md B) put a relay under.
 */
export class Load {
	readonly history = new History();
	readonly scenes: Scene[] = [];
	readonly screens: Screen[] = [];
	/** Texts that were acknowledged so far. */
	sent = 0;
	private texts = 0;

	/** Opens conversations and screens; nothing is written yet. */
	static async open( make: Make, conversations: number, { hasScreens = true } = {} ): Promise< Load > {
		const load = new Load();
		for ( let index = 0; index < conversations; index++ ) {
			const visitor = await make.visitor();
			const { conversation } = await visitor.start();
			const agent = make.agent();
			await agent.accept( conversation.id );
			load.scenes.push( { id: conversation.id, visitor, agent } );
		}
		if ( hasScreens ) {
			const ids = load.ids;
			load.screens.push( await Screen.open( make.agent(), ids, load.history, 'the agent who sees all' ) );
			for ( const { id, visitor } of load.scenes ) {
				load.screens.push( await Screen.open( visitor, [ id ], load.history ) );
			}
		}
		return load;
	}

	get ids(): string[] {
		return this.scenes.map( ( { id } ) => id );
	}

	/** Lets everybody write this many texts, all at once; resolves when all are acknowledged. */
	async write( count: number, options: SendingOptions = {} ): Promise< void > {
		const run = ++this.texts;
		await Promise.all(
			this.scenes.flatMap( ( { id, visitor, agent } ) =>
				[ visitor, agent ].map( ( party ) => {
					const texts = Array.from( { length: count }, ( _, index ) => `${ party.id } ${ run } ${ index }` );
					return sendAll( party, id, texts, this.history, {
						...options,
						onSent: ( message ) => {
							this.sent++;
							options.onSent?.( message );
						},
					} );
				} )
			)
		);
	}

	/** Waits until every screen shows everything that was acknowledged. */
	async settle( timeoutMs: number ): Promise< void > {
		const each = this.sent / Math.max( 1, this.scenes.length );
		const [ all, ...own ] = this.screens;
		await Promise.all( [
			all?.shows( this.sent, timeoutMs ),
			...own.map( ( screen ) => screen.shows( each, timeoutMs ) ),
		] );
	}

	/** Closes the screens and compares everything with what is stored. */
	async judge() {
		await Promise.all( this.screens.map( ( screen ) => screen.close() ) );
		const stored: Message[] = [];
		for ( const { id, agent } of this.scenes ) {
			stored.push( ...( await readHistory( agent, id ) ) );
		}
		return this.history.judge( stored );
	}
}
